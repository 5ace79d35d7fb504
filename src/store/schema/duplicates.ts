import { foreignKey, index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { questions } from "./questions.ts";

/** Questions that ask the same as an earlier one; all that ask the same name the first of them. */
export const duplicates = sqliteTable(
  "duplicates",
  {
    community: text().notNull(),
    questionId: text("question_id").notNull(),
    firstId: text("first_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.questionId] }),
    foreignKey({ columns: [table.community, table.questionId], foreignColumns: [questions.community, questions.id] }),
    foreignKey({ columns: [table.community, table.firstId], foreignColumns: [questions.community, questions.id] }),
    index("duplicates_by_first").on(table.community, table.firstId),
  ],
);
