import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { platformNames } from "../../core/question/message.ts";

/** Thanks from person to person. */
export const kudos = sqliteTable(
  "kudos",
  {
    community: text().notNull(),
    id: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    giver: text().notNull(),
    receiver: text().notNull(),
    reason: text(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.id] }),
    index("kudos_by_time").on(table.community, table.at),
  ],
);

/** Those who want neither thanks nor a place among the thanked. */
export const kudosOptOuts = sqliteTable(
  "kudos_opt_outs",
  {
    community: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    person: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.community, table.platform, table.person] })],
);
