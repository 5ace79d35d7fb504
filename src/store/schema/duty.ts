import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { WorkingWindow } from "../../core/community/working-hours.ts";
import { platformNames } from "../../core/question/message.ts";

const place = {
  community: text().notNull(),
  platform: text({ enum: platformNames }).notNull(),
};

/** What people said of their duty in a role. */
export const dutyEntries = sqliteTable(
  "duty_entries",
  {
    ...place,
    role: text().notNull(),
    person: text().notNull(),
    isOn: integer("is_on", { mode: "boolean" }).notNull(),
    share: integer().notNull(),
    capacity: integer(),
    skills: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    hours: text({ mode: "json" }).$type<readonly WorkingWindow[]>(),
  },
  (table) => [primaryKey({ columns: [table.community, table.platform, table.role, table.person] })],
);

/** The latest absence of each person. */
export const dutyAbsences = sqliteTable(
  "duty_absences",
  {
    ...place,
    person: text().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    reason: text(),
  },
  (table) => [primaryKey({ columns: [table.community, table.platform, table.person] })],
);

/** Who stands in for whom, and how much is owed for it. */
export const dutySwaps = sqliteTable(
  "duty_swaps",
  {
    ...place,
    id: text().notNull(),
    role: text().notNull(),
    person: text().notNull(),
    standIn: text("stand_in").notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    isAgreed: integer("is_agreed", { mode: "boolean" }).notNull(),
    owed: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.community, table.id] })],
);

/** Work given to people: the turn was `person`'s, the work is `taker`'s; `endedAt` is null while it is open. */
export const dutyTurns = sqliteTable(
  "duty_turns",
  {
    ...place,
    role: text().notNull(),
    subject: text().notNull(),
    messageId: text("message_id"),
    person: text().notNull(),
    taker: text().notNull(),
    start: integer().notNull(),
    finish: integer().notNull(),
    at: integer().notNull(),
    endedAt: integer("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.platform, table.subject, table.role] }),
    index("duty_turns_by_time").on(table.community, table.platform, table.role, table.at),
    index("duty_turns_open").on(table.community, table.platform, table.at).where(sql`ended_at is null`),
  ],
);

/** What people were pinged for; `text` is there while it is held back. */
export const dutyPings = sqliteTable(
  "duty_pings",
  {
    ...place,
    person: text().notNull(),
    key: text().notNull(),
    text: text(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.platform, table.person, table.key] }),
    index("duty_pings_by_time").on(table.community, table.platform, table.at),
    index("duty_pings_held").on(table.community, table.platform, table.at).where(sql`text is not null`),
  ],
);
