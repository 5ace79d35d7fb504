import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { draftKinds, draftStates } from "../../core/faq/draft.ts";

/** The moderators' queue; the texts and the reason are empty once erased, `toldAt` is null until moderators were told of it. */
export const drafts = sqliteTable(
  "drafts",
  {
    community: text().notNull(),
    number: integer().notNull(),
    key: text().notNull(),
    kind: text({ enum: draftKinds }).notNull(),
    questionIds: text("question_ids", { mode: "json" }).$type<readonly string[]>().notNull(),
    name: text().notNull(),
    question: text().notNull(),
    answer: text().notNull(),
    language: text().notNull(),
    faqId: text("faq_id"),
    isMachineMade: integer("is_machine_made", { mode: "boolean" }).notNull(),
    isEdited: integer("is_edited", { mode: "boolean" }).notNull().default(false),
    revision: integer().notNull().default(1),
    evidenceAt: integer("evidence_at").notNull(),
    state: text({ enum: draftStates }).notNull(),
    openedAt: integer("opened_at").notNull(),
    toldAt: integer("told_at"),
    decider: text(),
    reason: text().notNull().default(""),
    decidedAt: integer("decided_at"),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.number] }),
    unique().on(table.community, table.key),
    index("drafts_by_state").on(table.community, table.state, table.openedAt),
  ],
);
