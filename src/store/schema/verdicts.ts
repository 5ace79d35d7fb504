import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Judgement } from "../../core/question/judgement.ts";
import { type Verdict, verdictKinds } from "../../core/question/verdict.ts";
import { questions } from "./questions.ts";

/** One row a turn; `kind`, `role` and `person` repeat the verdict's own for counting. */
export const verdicts = sqliteTable(
  "verdicts",
  {
    community: text().notNull(),
    questionId: text("question_id").notNull(),
    turn: integer().notNull(),
    kind: text({ enum: verdictKinds }).notNull(),
    role: text(),
    person: text(),
    verdict: text({ mode: "json" }).$type<Verdict>().notNull(),
    judgement: text({ mode: "json" }).$type<Judgement>().notNull(),
    decidedAt: integer("decided_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.questionId, table.turn] }),
    foreignKey({ columns: [table.community, table.questionId], foreignColumns: [questions.community, questions.id] }),
    index("verdicts_by_role").on(table.community, table.role, table.decidedAt),
  ],
);

/** Which verdicts repeat the text of an earlier question, so that erasing that one finds them. */
export const quotes = sqliteTable(
  "quotes",
  {
    community: text().notNull(),
    questionId: text("question_id").notNull(),
    turn: integer().notNull(),
    quotedId: text("quoted_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.questionId, table.turn, table.quotedId] }),
    foreignKey({
      columns: [table.community, table.questionId, table.turn],
      foreignColumns: [verdicts.community, verdicts.questionId, verdicts.turn],
    }),
    index("quotes_by_quoted").on(table.community, table.quotedId),
  ],
);
