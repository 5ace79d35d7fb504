import { and, eq, isNotNull, lt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { dutyAbsences } from "./schema/duty.ts";
import { kudos } from "./schema/kudos.ts";

/** Takes away why people were absent or thanked before `time`, inside the caller's transaction. */
export function eraseReasons({ query }: Database, community: string, time: number): void {
  const isOld = and(eq(dutyAbsences.community, community), lt(dutyAbsences.end, time));
  query
    .update(dutyAbsences)
    .set({ reason: null })
    .where(and(isOld, isNotNull(dutyAbsences.reason)))
    .run();
  query
    .update(kudos)
    .set({ reason: null })
    .where(and(eq(kudos.community, community), lt(kudos.at, time), isNotNull(kudos.reason)))
    .run();
}
