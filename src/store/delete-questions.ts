import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { MessageKey } from "../core/ports/bot.ts";
import type { Place } from "../core/question/message.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { eraseTexts } from "./erase-texts.ts";
import { eraseWordsAbout } from "./erase-words-about.ts";
import { outbox } from "./schema/outbox.ts";
import { questions } from "./schema/questions.ts";
import { solutions } from "./schema/solutions.ts";

/** Does what `QuestionStore.recordDeletion` promises, inside the caller's transaction. */
export function deleteQuestions(database: Database, gone: MessageKey | Place, at: number): readonly string[] {
  const { query } = database;
  const { community, platform } = gone;
  const isThere = and(eq(questions.community, community), isNull(questions.deletedAt), isIn(gone));
  const rows = query.select({ id: questions.id }).from(questions).where(isThere).all();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return ids;
  // A channel may hold more than SQLite takes as parameters, so that they go as one.
  const isOne = (id: SQLiteColumn): SQL => sql`${id} in (select value from json_each(${JSON.stringify(ids)}))`;
  const which = isOne(questions.id);
  query
    .update(questions)
    .set({ deletedAt: at, link: null })
    .where(and(eq(questions.community, community), which))
    .run();
  query
    .update(outbox)
    .set({ failure: "message-deleted", sentAt: at })
    .where(and(eq(outbox.community, community), isOne(outbox.questionId), isNull(outbox.sentAt)))
    .run();
  query
    .update(solutions)
    .set({ silentSince: null })
    .where(and(eq(solutions.community, community), isOne(solutions.questionId)))
    .run();
  eraseWordsAbout(database, community, which, at);
  eraseTexts(database, community, which);
  for (const subject of ids) {
    const entry = { community, actor: "system", action: "question-deleted", subject, details: { platform }, at };
    insertAuditEntry(database, entry);
  }
  return ids;
}

function isIn(gone: MessageKey | Place): SQL | undefined {
  const ofPlatform = eq(questions.platform, gone.platform);
  if ("messageId" in gone) return and(ofPlatform, eq(questions.messageId, gone.messageId));
  const ofThread = gone.thread === undefined ? undefined : eq(questions.thread, gone.thread);
  return and(ofPlatform, eq(questions.channel, gone.channel), ofThread);
}
