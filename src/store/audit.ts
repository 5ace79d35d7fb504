import { and, asc, desc, eq, gte, inArray } from "drizzle-orm";
import type { AuditEntry } from "../core/audit-entry.ts";
import type { AuditStore } from "../core/ports/store.ts";
import type { Database } from "./database.ts";
import { audit } from "./schema/audit.ts";

/** Who did what. */
export function createAuditStore(database: Database): AuditStore {
  return {
    record: (entry) => database.attempt(() => insertAuditEntry(database, entry)),
    findLatest: (community, limit, { actor, actions, since, offset = 0 } = {}) =>
      database.attempt(() => {
        const rows = database.query
          .select()
          .from(audit)
          .where(
            and(
              eq(audit.community, community),
              actor === undefined ? undefined : eq(audit.actor, actor),
              actions === undefined ? undefined : inArray(audit.action, [...actions]),
              since === undefined ? undefined : gte(audit.at, since),
            ),
          )
          .orderBy(desc(audit.at), desc(audit.id))
          .limit(limit)
          .offset(offset)
          .all();
        return rows.map(({ id: _, ...entry }) => entry);
      }),
    findActions: (community) =>
      database.attempt(() =>
        database.query
          .selectDistinct({ action: audit.action })
          .from(audit)
          .where(eq(audit.community, community))
          .orderBy(asc(audit.action))
          .all()
          .map(({ action }) => action),
      ),
  };
}

/** Adds an entry, for a change that is audited in its own transaction. */
export function insertAuditEntry({ query }: Database, entry: AuditEntry): void {
  query.insert(audit).values(entry).run();
}

/** Makes a change and adds its entry, where it has one, durable together; a change that changed nothing leaves none. */
export function makeAudited(database: Database, entry: AuditEntry | undefined, change: () => number): Promise<boolean> {
  return database.transact(() => {
    const isChanged = change() > 0;
    if (isChanged && entry) insertAuditEntry(database, entry);
    return isChanged;
  });
}
