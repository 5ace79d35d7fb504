import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { attendances, eventKinds, publications } from "../../core/announcement/community-event.ts";
import { platformNames } from "../../core/question/message.ts";

/** What communities meet for; `recap` is null until somebody wrote one. */
export const events = sqliteTable(
  "events",
  {
    community: text().notNull(),
    number: integer().notNull(),
    kind: text({ enum: eventKinds }).notNull(),
    title: text().notNull(),
    description: text().notNull(),
    place: text().notNull(),
    startsAt: integer("starts_at").notNull(),
    endsAt: integer("ends_at").notNull(),
    platform: text({ enum: platformNames }).notNull(),
    channel: text().notNull(),
    host: text().notNull(),
    isCancelled: integer("is_cancelled", { mode: "boolean" }).notNull().default(false),
    recap: text(),
    publication: text({ enum: publications }).notNull().default("open"),
    platformId: text("platform_id"),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.number] }),
    index("events_by_start").on(table.community, table.startsAt),
  ],
);

/** Who comes, one row a person and event. */
export const rsvps = sqliteTable(
  "rsvps",
  {
    community: text().notNull(),
    event: integer().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    person: text().notNull(),
    attendance: text({ enum: attendances }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.event, table.platform, table.person] }),
    foreignKey({ columns: [table.community, table.event], foreignColumns: [events.community, events.number] }),
  ],
);
