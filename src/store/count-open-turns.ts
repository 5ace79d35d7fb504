import { and, count, eq, exists, gt, isNull, not, sql } from "drizzle-orm";
import type { DutyPlace } from "../core/duty/duty.ts";
import type { Database } from "./database.ts";
import { isSettled } from "./is-settled.ts";
import { dutyTurns } from "./schema/duty.ts";
import { questions } from "./schema/questions.ts";

/** Open pieces of work of each person, of those given since `since`; a question that was settled is not open. */
export function countOpenTurns(
  database: Database,
  { community, platform }: DutyPlace,
  since: number,
): ReadonlyMap<string, number> {
  const { query } = database;
  const settled = query
    .select({ one: sql`1` })
    .from(questions)
    .where(
      and(
        eq(questions.platform, platform),
        eq(questions.community, community),
        eq(questions.messageId, dutyTurns.messageId),
        isSettled(database),
      ),
    );
  const rows = query
    .select({ taker: dutyTurns.taker, open: count() })
    .from(dutyTurns)
    .where(
      and(
        eq(dutyTurns.community, community),
        eq(dutyTurns.platform, platform),
        gt(dutyTurns.at, since),
        isNull(dutyTurns.endedAt),
        not(exists(settled)),
      ),
    )
    .groupBy(dutyTurns.taker)
    .all();
  return new Map(rows.map(({ taker, open }) => [taker, open]));
}
