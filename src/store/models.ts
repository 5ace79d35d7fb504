import { and, desc, eq, sql } from "drizzle-orm";
import { UsherError } from "../core/errors.ts";
import type { ModelStore } from "../core/ports/store.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { models } from "./schema/models.ts";

/** Models as records; recording a version again replaces its report and keeps its promotion. */
export function createModelStore(database: Database): ModelStore {
  const { attempt, transact, query } = database;
  return {
    record: ({ community, version, trainedAt, report, promotedAt }) =>
      attempt(() => {
        query
          .insert(models)
          .values({ community, version, trainedAt, report, promotedAt })
          .onConflictDoUpdate({
            target: [models.community, models.version],
            set: {
              trainedAt,
              report: sql`excluded.report`,
              promotedAt: sql`coalesce(excluded.promoted_at, ${models.promotedAt})`,
            },
          })
          .run();
      }),
    recordUse: ({ community, version, actor, action, from, at }) =>
      transact(() => {
        if (action === "model-promoted") promote(database, community, version, at);
        const details = from === undefined ? {} : { from };
        insertAuditEntry(database, { community, actor, action, subject: version, details, at });
      }),
    findAll: (community) =>
      attempt(() =>
        query
          .select()
          .from(models)
          .where(eq(models.community, community))
          .orderBy(desc(models.trainedAt), desc(models.version))
          .all()
          .map(({ promotedAt, ...model }) => (promotedAt === null ? model : { ...model, promotedAt })),
      ),
  };
}

function promote({ query }: Database, community: string, version: string, promotedAt: number): void {
  const ofVersion = and(eq(models.community, community), eq(models.version, version));
  const { changes } = query.update(models).set({ promotedAt }).where(ofVersion).run();
  if (changes > 0) return;
  throw new UsherError("not-found", `model ${version} is unknown in ${community}: record it before promoting it`);
}
