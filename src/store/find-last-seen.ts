import { and, eq, max, sql } from "drizzle-orm";
import type { PlatformName } from "../core/question/message.ts";
import type { Database } from "./database.ts";
import { questions } from "./schema/questions.ts";

/** The newest recorded message of each thread, or channel where there is no thread, by its id on the platform. */
export function findLastSeen(
  { query }: Database,
  platform: PlatformName,
  community: string,
): ReadonlyMap<string, string> {
  const place = sql<string>`coalesce(${questions.thread}, ${questions.channel})`;
  const rows = query
    // SQLite takes the other columns from the row that has the maximum.
    .select({ place, messageId: questions.messageId, askedAt: max(questions.askedAt) })
    .from(questions)
    .where(and(eq(questions.community, community), eq(questions.platform, platform)))
    .groupBy(place)
    .all();
  return new Map(rows.map(({ place: id, messageId }) => [id, messageId]));
}
