import { isDeepStrictEqual } from "node:util";
import { and, asc, eq } from "drizzle-orm";
import type { Faq } from "../core/faq.ts";
import type { FaqStore } from "../core/ports/store.ts";
import type { Database } from "./database.ts";
import { faq, faqRevisions } from "./schema/faq.ts";

/** FAQ: the current entries, and every revision of them. */
export function createFaqStore(database: Database): FaqStore {
  const { attempt, transact, query } = database;
  return {
    findAll: (community) =>
      attempt(() =>
        query
          .select({ entry: faq.entry })
          .from(faq)
          .where(eq(faq.community, community))
          .orderBy(asc(faq.id))
          .all()
          .map(({ entry }) => entry),
      ),
    find: (community, id) => attempt(() => findCurrent(database, community, id)?.entry),
    save: (community, entries, author, at) =>
      transact(() => entries.filter((entry) => saveEntry(database, community, entry, author, at)).length),
    findRevisions: (community, id) =>
      attempt(() =>
        query
          .select({
            revision: faqRevisions.revision,
            faq: faqRevisions.entry,
            author: faqRevisions.author,
            at: faqRevisions.at,
          })
          .from(faqRevisions)
          .where(and(eq(faqRevisions.community, community), eq(faqRevisions.id, id)))
          .orderBy(asc(faqRevisions.revision))
          .all(),
      ),
  };
}

function saveEntry(database: Database, community: string, entry: Faq, author: string, at: number): boolean {
  const current = findCurrent(database, community, entry.id);
  if (current && isSame(current.entry, entry)) return false;
  const key = { community, id: entry.id, revision: (current?.revision ?? 0) + 1 };
  database.query
    .insert(faq)
    .values({ ...key, entry })
    .onConflictDoUpdate({ target: [faq.community, faq.id], set: { revision: key.revision, entry } })
    .run();
  database.query
    .insert(faqRevisions)
    .values({ ...key, entry, author, at })
    .run();
  return true;
}

function findCurrent({ query }: Database, community: string, id: string) {
  return query
    .select({ revision: faq.revision, entry: faq.entry })
    .from(faq)
    .where(and(eq(faq.community, community), eq(faq.id, id)))
    .get();
}

/** Through JSON, because a key that is present and undefined is not stored. */
function isSame(stored: Faq, entry: Faq): boolean {
  return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(entry)));
}
