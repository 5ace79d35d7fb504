import { and, eq, isNotNull, lt, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { announcements } from "./schema/announcements.ts";

/** What is left of an announcement without its words. */
export const blankedReply = sql`json_set(json_remove(${announcements.reply}, '$.title'), '$.text', '')`;

/** Blanks what was announced before `time`; the keys stay, so that nothing is said twice. */
export function eraseAnnouncements({ query }: Database, community: string, time: number): void {
  const isOld = and(eq(announcements.community, community), lt(announcements.createdAt, time));
  query
    .update(announcements)
    .set({ reply: blankedReply })
    .where(and(isOld, isNotNull(announcements.sentAt), sql`${announcements.reply} ->> '$.text' <> ''`))
    .run();
}
