import { and, desc, eq, inArray } from "drizzle-orm";
import type { AuditEntry, AuditStore } from "../core/ports/store.ts";
import type { Database } from "./database.ts";
import { audit } from "./schema/audit.ts";

/** Who did what. */
export function createAuditStore(database: Database): AuditStore {
  return {
    record: (entry) => database.attempt(() => insertAuditEntry(database, entry)),
    findLatest: (community, limit, actions) =>
      database.attempt(() => {
        const rows = database.query
          .select()
          .from(audit)
          .where(and(eq(audit.community, community), actions && inArray(audit.action, [...actions])))
          .orderBy(desc(audit.at), desc(audit.id))
          .limit(limit)
          .all();
        return rows.map(({ id: _, ...entry }) => entry);
      }),
  };
}

/** Adds an entry, for a change that is audited in its own transaction. */
export function insertAuditEntry({ query }: Database, entry: AuditEntry): void {
  query.insert(audit).values(entry).run();
}
