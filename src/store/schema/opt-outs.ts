import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** People whose messages are left unread, as digests that name nobody. */
export const optOuts = sqliteTable(
  "opt_outs",
  {
    community: text().notNull(),
    digest: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.community, table.digest] })],
);
