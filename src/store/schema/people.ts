import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { platformNames } from "../../core/question/message.ts";

/** People with the standing they were last seen with. */
export const people = sqliteTable(
  "people",
  {
    community: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    person: text().notNull(),
    roles: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    isModerator: integer("is_moderator", { mode: "boolean" }).notNull(),
    isAdmin: integer("is_admin", { mode: "boolean" }).notNull().default(false),
    firstSeenAt: integer("first_seen_at").notNull(),
    lastSeenAt: integer("last_seen_at").notNull(),
    mutedAt: integer("muted_at"),
  },
  (table) => [primaryKey({ columns: [table.community, table.platform, table.person] })],
);
