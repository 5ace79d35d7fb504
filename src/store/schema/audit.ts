import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Who did what; rows are only added. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    community: text().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    details: text({ mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
    at: integer().notNull(),
  },
  (table) => [index("audit_by_time").on(table.community, table.at)],
);
