import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Standpoint } from "../../core/feedback/feedback.ts";
import { type Correction, votes } from "../../core/feedback/vote.ts";
import { questions } from "./questions.ts";

/** The latest vote of each person on each question. */
export const feedback = sqliteTable(
  "feedback",
  {
    community: text().notNull(),
    questionId: text("question_id").notNull(),
    person: text().notNull(),
    standpoint: text().$type<Standpoint>().notNull(),
    vote: text({ enum: votes }).notNull(),
    correction: text({ mode: "json" }).$type<Correction>(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.questionId, table.person] }),
    foreignKey({ columns: [table.community, table.questionId], foreignColumns: [questions.community, questions.id] }),
    index("feedback_by_time").on(table.community, table.at),
  ],
);
