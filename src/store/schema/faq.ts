import { foreignKey, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Faq } from "../../core/faq.ts";

/** Current entries; `revision` is the number of the latest row in `faq_revisions`. */
export const faq = sqliteTable(
  "faq",
  {
    community: text().notNull(),
    id: text().notNull(),
    revision: integer().notNull(),
    entry: text({ mode: "json" }).$type<Faq>().notNull(),
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
    author: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.id, table.revision] }),
    foreignKey({ columns: [table.community, table.id], foreignColumns: [faq.community, faq.id] }),
  ],
);
