import { sql } from "drizzle-orm";
import { foreignKey, index, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import type { Posts } from "../../core/ports/bot.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { verdicts } from "./verdicts.ts";

/**
 * What must be sent, and what was; `reply` is null once erased, `sentAt` null while open, `failure` why it was given up, `posts` null
 * for what cannot be changed any more.
 */
export const outbox = sqliteTable(
  "outbox",
  {
    id: text().primaryKey(),
    community: text().notNull(),
    questionId: text("question_id").notNull(),
    turn: integer().notNull(),
    reply: text({ mode: "json" }).$type<Reply>(),
    createdAt: integer("created_at").notNull(),
    sentMessageId: text("sent_message_id"),
    posts: text({ mode: "json" }).$type<Posts>(),
    sentAt: integer("sent_at"),
    failure: text(),
  },
  (table) => [
    unique().on(table.community, table.questionId, table.turn),
    foreignKey({
      columns: [table.community, table.questionId, table.turn],
      foreignColumns: [verdicts.community, verdicts.questionId, verdicts.turn],
    }),
    index("outbox_open").on(table.createdAt).where(sql`sent_at is null`),
    index("outbox_by_message").on(table.community, table.sentMessageId),
  ],
);
