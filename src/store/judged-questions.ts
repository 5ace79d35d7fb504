import { and, asc, eq, type SQL } from "drizzle-orm";
import type { JudgedQuestion, Question, RecordedVerdict } from "../core/question/question.ts";
import type { Database } from "./database.ts";
import { questions } from "./schema/questions.ts";
import { verdicts } from "./schema/verdicts.ts";

/** A query for judged questions, one row a verdict, oldest question first; `toJudgedQuestions` groups its rows. */
export function selectJudgedQuestions({ query }: Database, condition: SQL | undefined) {
  return query
    .select({ question: questions, verdict: verdicts })
    .from(questions)
    .innerJoin(verdicts, and(eq(verdicts.community, questions.community), eq(verdicts.questionId, questions.id)))
    .where(condition)
    .orderBy(asc(questions.askedAt), asc(questions.id), asc(verdicts.turn))
    .prepare();
}

/** Groups the rows of one community by question, in their order. */
export function toJudgedQuestions(
  rows: readonly {
    readonly question: typeof questions.$inferSelect;
    readonly verdict: typeof verdicts.$inferSelect;
  }[],
): readonly JudgedQuestion[] {
  const judged = new Map<string, { question: Question; verdicts: [RecordedVerdict, ...RecordedVerdict[]] }>();
  for (const { question, verdict } of rows) {
    const earlier = judged.get(question.id);
    if (earlier) earlier.verdicts.push(toRecordedVerdict(verdict));
    else judged.set(question.id, { question: toQuestion(question), verdicts: [toRecordedVerdict(verdict)] });
  }
  return [...judged.values()];
}

/** A row in our words. */
export function toQuestion({
  thread,
  link,
  repliedAt,
  deletedAt,
  isPrivate,
  ...question
}: typeof questions.$inferSelect): Question {
  return {
    ...question,
    ...(thread !== null && { thread }),
    ...(link !== null && { link }),
    ...(repliedAt !== null && { repliedAt }),
    ...(deletedAt !== null && { deletedAt }),
    ...(isPrivate && { isPrivate }),
  };
}

function toRecordedVerdict({ turn, verdict, judgement, decidedAt }: typeof verdicts.$inferSelect): RecordedVerdict {
  return { turn, verdict, judgement, decidedAt };
}
