import { and, asc, count, eq, isNull, max } from "drizzle-orm";
import { type Draft, type ReadDraft, toDraftId } from "../core/faq/draft.ts";
import { extendFaq } from "../core/faq/extend-faq.ts";
import type { DraftApproval, DraftOutcome, DraftStore } from "../core/ports/draft-store.ts";
import { adoptAnswer } from "./adopted-answers.ts";
import { insertAnnouncement } from "./announcements.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { proposeDrafts } from "./draft-proposals.ts";
import { findCurrentFaq, saveFaq } from "./faq.ts";
import { recordFeedback } from "./feedback.ts";
import { findDoubtful } from "./find-doubtful.ts";
import { drafts } from "./schema/drafts.ts";

type Row = typeof drafts.$inferSelect;
type DraftKey = Pick<Draft, "community" | "number">;

/** The moderators' queue. */
export function createDraftStore(database: Database): DraftStore {
  const { attempt, transact, query } = database;
  return {
    propose: (community, kinds, proposals, at) =>
      transact(() => proposeDrafts(database, { community, kinds, proposals, at })),
    find: (community, number) => attempt(() => find(database, { community, number })),
    findOpen: (community) =>
      attempt(() =>
        query
          .select()
          .from(drafts)
          .where(isOpenIn(community))
          .orderBy(asc(drafts.openedAt), asc(drafts.number))
          .all()
          .map(toDraft),
      ),
    findAll: (community, kind) =>
      attempt(() =>
        query
          .select()
          .from(drafts)
          .where(and(eq(drafts.community, community), eq(drafts.kind, kind)))
          .orderBy(asc(drafts.number))
          .all()
          .map(toDraft),
      ),
    edit: (key, text, by) =>
      transact(() => {
        const values = { ...text, faqId: text.faqId ?? null, isEdited: true, revision: key.revision + 1 };
        return change(database, key, values, by, "draft-edited");
      }),
    approve: (approval) => transact(() => approve(database, approval)),
    decline: (key, { person, reason, at }) =>
      transact(() => {
        const decision = { state: "declined", decider: person, reason, decidedAt: at } as const;
        return change(database, key, decision, { person, at }, "draft-declined");
      }),
    noteTold: (community, at) =>
      attempt(() => {
        const untold = and(isOpenIn(community), isNull(drafts.toldAt));
        query.update(drafts).set({ toldAt: at }).where(untold).run();
      }),
    findUntold: (community) =>
      attempt(() => {
        const untold = and(isOpenIn(community), isNull(drafts.toldAt));
        const { total = 0 } = query.select({ total: count() }).from(drafts).where(untold).get() ?? {};
        const last = query
          .select({ at: max(drafts.toldAt) })
          .from(drafts)
          .where(eq(drafts.community, community))
          .get();
        const lastToldAt = last?.at ?? undefined;
        return { count: total, ...(lastToldAt !== undefined && { lastToldAt }) };
      }),
    findDoubtful: (community, since) => attempt(() => findDoubtful(database, community, since)),
  };
}

/** The entry is read here, so that what others wrote meanwhile is kept. */
function approve(database: Database, approval: DraftApproval): DraftOutcome {
  const { community, person, at, faq } = approval;
  const decision = { state: "approved", decider: person, decidedAt: at } as const;
  const outcome = change(database, approval, decision, approval, "draft-approved");
  if (outcome.kind !== "done") return outcome;
  if (faq) {
    const entry = extendFaq(findCurrentFaq(database, community, faq.id), faq);
    saveFaq(database, community, [entry], person, at);
    for (const questionId of approval.adopted) adoptAnswer(database, community, questionId, faq.id);
  }
  for (const said of approval.feedback) recordFeedback(database, said);
  for (const announcement of approval.announcements) insertAnnouncement(database, announcement);
  return outcome;
}

/** Changes an open draft and notes who did; one that is not open, or says something else than was read, is left as it is. */
function change(
  database: Database,
  { community, number, revision }: ReadDraft,
  values: Partial<Row>,
  { person, at }: { readonly person: string; readonly at: number },
  action: string,
): DraftOutcome {
  const asRead = and(isOpenIn(community), eq(drafts.number, number), eq(drafts.revision, revision));
  const { changes } = database.query.update(drafts).set(values).where(asRead).run();
  const draft = find(database, { community, number });
  if (!draft) return { kind: "unknown" };
  if (changes === 0) return { kind: draft.state === "open" ? "changed" : "late", draft };
  const { kind, faqId } = draft;
  const details = { kind, ...(faqId !== undefined && { faqId }) };
  insertAuditEntry(database, { community, actor: person, action, subject: toDraftId({ number }), details, at });
  return { kind: "done", draft };
}

function find({ query }: Database, { community, number }: DraftKey): Draft | undefined {
  const row = query
    .select()
    .from(drafts)
    .where(and(eq(drafts.community, community), eq(drafts.number, number)))
    .get();
  return row && toDraft(row);
}

function isOpenIn(community: string) {
  return and(eq(drafts.community, community), eq(drafts.state, "open"));
}

function toDraft({ faqId, decider, reason, decidedAt, isEdited: _, toldAt: __, ...row }: Row): Draft {
  const isDecided = decider !== null && decidedAt !== null;
  return {
    ...row,
    ...(faqId !== null && { faqId }),
    ...(isDecided && { decision: { person: decider, reason, at: decidedAt } }),
  };
}
