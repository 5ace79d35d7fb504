import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { platformNames } from "../../core/question/message.ts";

/** What people told of themselves. */
export const profiles = sqliteTable(
  "profiles",
  {
    community: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    person: text().notNull(),
    name: text(),
    timeZone: text("time_zone"),
    login: text(),
  },
  (table) => [primaryKey({ columns: [table.community, table.platform, table.person] })],
);
