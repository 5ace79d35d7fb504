import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { platformNames } from "../../core/question/message.ts";
import type { Reply } from "../../core/reply/reply.ts";

/** What is said without being asked; `channel` or `person` is set, `sentAt` is null while open, `failure` why it was given up. */
export const announcements = sqliteTable(
  "announcements",
  {
    id: text().primaryKey(),
    community: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    key: text().notNull(),
    channel: text(),
    thread: text(),
    person: text(),
    reply: text({ mode: "json" }).$type<Reply>().notNull(),
    createdAt: integer("created_at").notNull(),
    sentMessageId: text("sent_message_id"),
    sentAt: integer("sent_at"),
    failure: text(),
  },
  (table) => [
    unique().on(table.community, table.platform, table.key),
    index("announcements_open").on(table.platform, table.createdAt).where(sql`sent_at is null`),
    index("announcements_by_time").on(table.community, table.platform, table.createdAt),
  ],
);
