import { isDeepStrictEqual } from "node:util";
import { and, asc, eq } from "drizzle-orm";
import type { Faq } from "../core/faq/faq.ts";
import type { FaqChange, FaqChanged, FaqStore } from "../core/ports/faq-store.ts";
import { adoptAnswer, findAdoptable, releaseAnswers } from "./adopted-answers.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { countUses, findLastShown, insertShowing } from "./faq-showings.ts";
import { faq, faqRevisions } from "./schema/faq.ts";

/** FAQ: the current entries, every revision of them, and how they were used. */
export function createFaqStore(database: Database): FaqStore {
  const { attempt, transact, query } = database;
  return {
    findAll: (community) => attempt(() => findByState(database, community, false)),
    findRemoved: (community) => attempt(() => findByState(database, community, true)),
    find: (community, id) => attempt(() => findCurrentFaq(database, community, id)),
    save: (community, entries, author, at) => transact(() => saveFaq(database, community, entries, author, at)),
    change: (change) => transact(() => writeOne(database, change)),
    remove: (community, id, author, at) =>
      transact(() => {
        const current = findCurrent(database, community, id);
        if (!current || current.isRemoved) return false;
        writeRevision(database, { community, ...current, isRemoved: true, author, at });
        releaseAnswers(database, community, id);
        audit(database, { community, author, at }, "faq-removed", id);
        return true;
      }),
    findRevisions: (community, id) =>
      attempt(() =>
        query
          .select({
            revision: faqRevisions.revision,
            faq: faqRevisions.entry,
            isRemoved: faqRevisions.isRemoved,
            author: faqRevisions.author,
            at: faqRevisions.at,
          })
          .from(faqRevisions)
          .where(and(eq(faqRevisions.community, community), eq(faqRevisions.id, id)))
          .orderBy(asc(faqRevisions.revision))
          .all(),
      ),
    findWrittenAt: (community) => attempt(() => findWrittenAt(database, community)),
    recordShowing: (showing) => attempt(() => insertShowing(database, showing)),
    findLastShown: (place, id) => attempt(() => findLastShown(database, place, id)),
    countUses: (community) => attempt(() => countUses(database, community)),
  };
}

/** The entry as it stands; `undefined` when it was removed or never was. */
export function findCurrentFaq(database: Database, community: string, id: string): Faq | undefined {
  const current = findCurrent(database, community, id);
  return current?.isRemoved ? undefined : current?.entry;
}

/** Writes entries inside the caller's transaction, as `FaqStore.save` does. */
export function saveFaq(
  database: Database,
  community: string,
  entries: readonly Faq[],
  author: string,
  at: number,
): number {
  const [first, ...more] = entries.filter((entry) => writeChange(database, { community, entry, author, at }));
  if (!first) return 0;
  const ids = [first, ...more].map(({ id }) => id);
  if (more.length === 0) audit(database, { community, author, at }, "faq-saved", first.id);
  else audit(database, { community, author, at }, "faq-imported", String(ids.length), { ids });
  return ids.length;
}

interface Change {
  readonly community: string;
  readonly author: string;
  readonly at: number;
}

function writeChange(database: Database, { entry, ...change }: Change & { readonly entry: Faq }): boolean {
  const current = findCurrent(database, change.community, entry.id);
  if (current && !current.isRemoved && isSame(current.entry, entry)) return false;
  writeRevision(database, { ...change, revision: current?.revision ?? 0, entry, isRemoved: false });
  return true;
}

function writeOne(database: Database, { basedOn, adopts, revertsTo, faq: entry, ...change }: FaqChange): FaqChanged {
  const { community } = change;
  const current = findCurrent(database, community, entry.id);
  if ((current?.revision ?? 0) !== basedOn) return { kind: "outdated" };
  const refusal = adopts === undefined ? undefined : findRefusal(database, community, adopts);
  if (refusal) return refusal;
  if (!writeChange(database, { ...change, entry })) return { kind: "unchanged" };
  if (adopts !== undefined) adoptAnswer(database, community, adopts, entry.id);
  const action = adopts !== undefined ? "faq-adopted" : revertsTo !== undefined ? "faq-reverted" : "faq-saved";
  const details = {
    ...(adopts !== undefined && { questionId: adopts }),
    ...(revertsTo !== undefined && { revertsTo }),
  };
  audit(database, change, action, entry.id, details);
  return { kind: "saved", revision: basedOn + 1 };
}

function findRefusal(database: Database, community: string, questionId: string): FaqChanged | undefined {
  const answer = findAdoptable(database, community, questionId);
  if (!answer) return { kind: "not-accepted" };
  return answer.faqId === null ? undefined : { kind: "adopted-before", faqId: answer.faqId };
}

/** Adds the revision after `revision` and makes it the current one. */
function writeRevision(
  { query }: Database,
  { community, revision, entry, isRemoved, author, at }: Omit<typeof faqRevisions.$inferSelect, "id">,
): void {
  const state = { revision: revision + 1, entry, isRemoved };
  query
    .insert(faq)
    .values({ community, id: entry.id, ...state })
    .onConflictDoUpdate({ target: [faq.community, faq.id], set: state })
    .run();
  query
    .insert(faqRevisions)
    .values({ community, id: entry.id, ...state, author, at })
    .run();
}

function audit(
  database: Database,
  { community, author, at }: Change,
  action: string,
  subject: string,
  details: Readonly<Record<string, unknown>> = {},
): void {
  insertAuditEntry(database, { community, actor: author, action, subject, details, at });
}

function findByState({ query }: Database, community: string, isRemoved: boolean): readonly Faq[] {
  return query
    .select({ entry: faq.entry })
    .from(faq)
    .where(and(eq(faq.community, community), eq(faq.isRemoved, isRemoved)))
    .orderBy(asc(faq.id))
    .all()
    .map(({ entry }) => entry);
}

function findWrittenAt({ query }: Database, community: string): ReadonlyMap<string, number> {
  const latest = and(
    eq(faqRevisions.community, faq.community),
    eq(faqRevisions.id, faq.id),
    eq(faqRevisions.revision, faq.revision),
  );
  const rows = query
    .select({ id: faq.id, at: faqRevisions.at })
    .from(faq)
    .innerJoin(faqRevisions, latest)
    .where(and(eq(faq.community, community), eq(faq.isRemoved, false)))
    .all();
  return new Map(rows.map(({ id, at }) => [id, at]));
}

function findCurrent({ query }: Database, community: string, id: string) {
  return query
    .select({ revision: faq.revision, entry: faq.entry, isRemoved: faq.isRemoved })
    .from(faq)
    .where(and(eq(faq.community, community), eq(faq.id, id)))
    .get();
}

/** Through JSON, because a key that is present and undefined is not stored. */
function isSame(stored: Faq, entry: Faq): boolean {
  return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(entry)));
}
