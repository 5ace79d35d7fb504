import { foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { platformNames } from "../../core/question/message.ts";
import { reviewStates } from "../../core/review/review.ts";
import type { ReviewChange } from "../../core/review/review-change.ts";

/** Reviews as they are now. */
export const reviews = sqliteTable(
  "reviews",
  {
    community: text().notNull(),
    number: integer().notNull(),
    url: text().notNull(),
    name: text().notNull(),
    title: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    channel: text().notNull(),
    thread: text(),
    author: text(),
    authorLogin: text("author_login"),
    skills: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    state: text({ enum: reviewStates }).notNull(),
    reviewer: text(),
    turn: integer().notNull(),
    passed: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    isEscalated: integer("is_escalated", { mode: "boolean" }).notNull(),
    round: integer().notNull(),
    waited: integer().notNull(),
    waitingSince: integer("waiting_since"),
    forgeAt: integer("forge_at"),
    createdAt: integer("created_at").notNull(),
    changedAt: integer("changed_at").notNull(),
    version: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.number] }),
    unique().on(table.community, table.url),
    index("reviews_by_change").on(table.community, table.changedAt),
  ],
);

/** Everything that happened to reviews, in order; rows are only added. What people wrote stands in `text`, empty once erased. */
export const reviewEvents = sqliteTable(
  "review_events",
  {
    community: text().notNull(),
    review: integer().notNull(),
    /** The review's version after it. */
    version: integer().notNull(),
    change: text({ mode: "json" }).$type<ReviewChange>().notNull(),
    text: text(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.review, table.version] }),
    foreignKey({ columns: [table.community, table.review], foreignColumns: [reviews.community, reviews.number] }),
  ],
);

/** The message that a reviewer was offered under, one a pull request. */
export const reviewOffers = sqliteTable(
  "review_offers",
  {
    community: text().notNull(),
    url: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    messageId: text("message_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.community, table.url] })],
);

/** What a forge delivered and was taken in. */
export const forgeDeliveries = sqliteTable(
  "forge_deliveries",
  {
    community: text().notNull(),
    id: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.community, table.id] })],
);
