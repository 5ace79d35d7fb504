import { and, asc, eq, inArray, max, not, or, sql } from "drizzle-orm";
import type { JudgedQuestion } from "../core/question/question.ts";
import type { Rule } from "../core/question/verdict.ts";
import type { Database } from "./database.ts";
import { isSettled } from "./is-settled.ts";
import { selectJudgedQuestions, toJudgedQuestions } from "./judged-questions.ts";
import { questions } from "./schema/questions.ts";
import { verdicts } from "./schema/verdicts.ts";

/** Abstentions that put a question into the helpers' queue. */
export const queuedRules: readonly Rule[] = ["unsure", "close-roles"];

/** Questions whose last verdict left them to people and that nothing has settled, oldest first. */
export function findWaiting(database: Database, community: string, limit: number): readonly JudgedQuestion[] {
  const { query } = database;
  const last = query
    .select({ questionId: verdicts.questionId, turn: max(verdicts.turn).as("last_turn") })
    .from(verdicts)
    .where(eq(verdicts.community, community))
    .groupBy(verdicts.questionId)
    .as("last");
  const waiting = query
    .select({ id: questions.id })
    .from(questions)
    .innerJoin(last, eq(last.questionId, questions.id))
    .innerJoin(
      verdicts,
      and(
        eq(verdicts.community, questions.community),
        eq(verdicts.questionId, last.questionId),
        eq(verdicts.turn, last.turn),
      ),
    )
    .where(
      and(
        eq(questions.community, community),
        or(eq(verdicts.kind, "route"), inArray(sql`${verdicts.verdict} ->> '$.rule'`, [...queuedRules])),
        not(isSettled(database)),
      ),
    )
    .orderBy(asc(questions.askedAt), asc(questions.id))
    .limit(limit);
  const chosen = and(eq(questions.community, community), inArray(questions.id, waiting));
  return toJudgedQuestions(selectJudgedQuestions(database, chosen).all());
}
