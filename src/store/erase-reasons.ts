import { and, eq, isNotNull, lt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { dutyAbsences } from "./schema/duty.ts";

/** Takes away why people were absent, of absences that ended before `time`, inside the caller's transaction. */
export function eraseReasons({ query }: Database, community: string, time: number): void {
  const isOld = and(eq(dutyAbsences.community, community), lt(dutyAbsences.end, time));
  query
    .update(dutyAbsences)
    .set({ reason: null })
    .where(and(isOld, isNotNull(dutyAbsences.reason)))
    .run();
}
