import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Models that were trained, promoted or not. */
export const models = sqliteTable(
  "models",
  {
    community: text().notNull(),
    version: text().notNull(),
    trainedAt: integer("trained_at").notNull(),
    report: text({ mode: "json" }).$type<unknown>(),
    promotedAt: integer("promoted_at"),
  },
  (table) => [primaryKey({ columns: [table.community, table.version] })],
);
