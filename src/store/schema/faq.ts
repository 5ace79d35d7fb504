import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Faq } from "../../core/faq/faq.ts";
import { platformNames } from "../../core/question/message.ts";

/** Whether an entry was removed by its latest revision; the row stays, and with it the history. */
const isRemoved = () => integer("is_removed", { mode: "boolean" }).notNull().default(false);

/** Entries as they are now; `revision` is the number of the latest row in `faq_revisions`. */
export const faq = sqliteTable(
  "faq",
  {
    community: text().notNull(),
    id: text().notNull(),
    revision: integer().notNull(),
    entry: text({ mode: "json" }).$type<Faq>().notNull(),
    isRemoved: isRemoved(),
  },
  (table) => [primaryKey({ columns: [table.community, table.id] })],
);

/** Every revision of every entry, counted from 1. */
export const faqRevisions = sqliteTable(
  "faq_revisions",
  {
    community: text().notNull(),
    id: text().notNull(),
    revision: integer().notNull(),
    entry: text({ mode: "json" }).$type<Faq>().notNull(),
    isRemoved: isRemoved(),
    author: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.id, table.revision] }),
    foreignKey({ columns: [table.community, table.id], foreignColumns: [faq.community, faq.id] }),
  ],
);

/** Each time that an entry was shown, to all of a place or to one person. */
export const faqShowings = sqliteTable(
  "faq_showings",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    community: text().notNull(),
    faqId: text("faq_id").notNull(),
    platform: text({ enum: platformNames }).notNull(),
    channel: text().notNull(),
    thread: text(),
    isPublic: integer("is_public", { mode: "boolean" }).notNull(),
    at: integer().notNull(),
  },
  (table) => [index("faq_showings_by_entry").on(table.community, table.faqId, table.at)],
);
