import { and, eq, notExists, sql } from "drizzle-orm";
import type { JudgedQuestion } from "../core/question/question.ts";
import type { Database } from "./database.ts";
import { selectJudgedQuestions, toJudgedQuestions } from "./judged-questions.ts";
import { outbox } from "./schema/outbox.ts";
import { questions } from "./schema/questions.ts";

/** Questions that were judged without a word being promised, oldest first. */
export function findUnspoken(database: Database, community: string): readonly JudgedQuestion[] {
  const promised = database.query
    .select({ found: sql`1` })
    .from(outbox)
    .where(and(eq(outbox.community, questions.community), eq(outbox.questionId, questions.id), eq(outbox.turn, 0)));
  const condition = and(eq(questions.community, community), notExists(promised));
  return toJudgedQuestions(selectJudgedQuestions(database, condition).all());
}
