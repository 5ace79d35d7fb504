import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { platformNames } from "../../core/question/message.ts";

// In every table keys begin with the community and references include it: the database itself refuses a row across communities.

/** Messages that were judged; `text` is empty once erased, `deletedAt` null while the message is there. */
export const questions = sqliteTable(
  "questions",
  {
    community: text().notNull(),
    id: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    channel: text().notNull(),
    thread: text(),
    messageId: text("message_id").notNull(),
    asker: text().notNull(),
    text: text().notNull(),
    language: text().notNull(),
    askedAt: integer("asked_at").notNull(),
    link: text(),
    repliedAt: integer("replied_at"),
    deletedAt: integer("deleted_at"),
    isPrivate: integer("is_private", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.id] }),
    unique().on(table.platform, table.community, table.messageId),
    index("questions_by_thread").on(table.community, table.platform, table.channel, table.thread),
    index("questions_by_time").on(table.community, table.askedAt),
    index("questions_by_link").on(table.community, table.link),
  ],
);
