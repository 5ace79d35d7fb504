import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Database } from "./database.ts";
import { blankedReply } from "./erase-announcements.ts";
import { announcements } from "./schema/announcements.ts";
import { dutyPings } from "./schema/duty.ts";
import { questions } from "./schema/questions.ts";

/**
 * Blanks what was announced of the questions that `which` picks, and drops what is still to be said of them, inside the caller's
 * transaction. The keys of both name the question (`response:q1:reminder`) or its message (`question:m1:core-developer`).
 */
export function eraseWordsAbout(database: Database, community: string, which: SQL | undefined, at: number): void {
  const { query } = database;
  const rows = query
    .select({ id: questions.id, messageId: questions.messageId })
    .from(questions)
    .where(and(eq(questions.community, community), which))
    .all();
  if (rows.length === 0) return;
  const names = JSON.stringify(rows.flatMap(({ id, messageId }) => [id, `question:${messageId}`]));
  const isAbout = and(eq(announcements.community, community), namesOne(announcements.key, names));
  query.update(announcements).set({ reply: blankedReply }).where(isAbout).run();
  query
    .update(announcements)
    .set({ failure: "question-erased", sentAt: at })
    .where(and(isAbout, isNull(announcements.sentAt)))
    .run();
  query
    .delete(dutyPings)
    .where(and(eq(dutyPings.community, community), isNotNull(dutyPings.text), namesOne(dutyPings.key, names)))
    .run();
}

/** Names may themselves have colons in them, as Slack's have. */
function namesOne(key: SQLiteColumn, names: string): SQL {
  return sql`exists (select 1 from json_each(${names}) where instr(':' || ${key} || ':', ':' || value || ':') > 0)`;
}
