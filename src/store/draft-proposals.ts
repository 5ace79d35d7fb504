import { and, eq, inArray, max } from "drizzle-orm";
import type { DraftKind, DraftProposal } from "../core/faq/draft.ts";
import type { Database } from "./database.ts";
import { drafts } from "./schema/drafts.ts";

type Row = typeof drafts.$inferSelect;

/** Takes in what the rules find now of some kinds, inside the caller's transaction. */
export function proposeDrafts(
  database: Database,
  given: {
    readonly community: string;
    readonly kinds: readonly DraftKind[];
    readonly proposals: readonly DraftProposal[];
    readonly at: number;
  },
): void {
  const { community, kinds, proposals, at } = given;
  const { query } = database;
  const ofKinds = and(eq(drafts.community, community), inArray(drafts.kind, [...kinds]));
  const known = new Map(
    query
      .select()
      .from(drafts)
      .where(ofKinds)
      .all()
      .map((row) => [row.key, row]),
  );
  const wanted = new Set(proposals.map(({ key }) => key));
  for (const row of known.values()) {
    if (row.state !== "open" || wanted.has(row.key)) continue;
    set(database, row, { state: "outdated", decider: "system", decidedAt: at });
  }
  for (const proposal of proposals) {
    const row = known.get(proposal.key);
    if (row) renew(database, row, proposal, at);
    else insert(database, community, proposal, at);
  }
}

/** An edited text stays a moderator's while the draft is open. */
function renew(database: Database, row: Row, proposal: DraftProposal, at: number): void {
  const { questionIds, evidenceAt } = proposal;
  if (row.state === "open") {
    set(database, row, row.isEdited ? { questionIds, evidenceAt } : toRenewed(row, proposal));
  } else if (row.state === "outdated" || evidenceAt > (row.decidedAt ?? 0)) {
    const undecided = { decider: null, decidedAt: null, reason: "", toldAt: null, isEdited: false } as const;
    set(database, row, { ...toRenewed(row, proposal), ...undecided, state: "open", openedAt: at });
  }
}

function insert({ query }: Database, community: string, proposal: DraftProposal, at: number): void {
  const last = query
    .select({ number: max(drafts.number) })
    .from(drafts)
    .where(eq(drafts.community, community))
    .get();
  const number = (last?.number ?? 0) + 1;
  query
    .insert(drafts)
    .values({ community, number, ...toColumns(proposal), state: "open", openedAt: at })
    .run();
}

function toColumns({ faqId = null, ...proposal }: Omit<DraftProposal, "faqId"> & { readonly faqId?: string | null }) {
  return { ...proposal, faqId };
}

/** More questions about the same leave the revision; another text makes a new one. */
function toRenewed(row: Row, proposal: DraftProposal) {
  const columns = toColumns(proposal);
  const isSame = (["question", "answer", "language", "faqId"] as const).every((name) => row[name] === columns[name]);
  return { ...columns, revision: isSame ? row.revision : row.revision + 1 };
}

function set({ query }: Database, { community, number }: Row, values: Partial<Row>): void {
  query
    .update(drafts)
    .set(values)
    .where(and(eq(drafts.community, community), eq(drafts.number, number)))
    .run();
}
