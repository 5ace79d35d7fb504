import { and, eq, exists, gte, ne, not, or, sql } from "drizzle-orm";
import { directChannel } from "../core/question/message.ts";
import type { JudgedQuestion } from "../core/question/question.ts";
import type { Database } from "./database.ts";
import { isSettled } from "./is-settled.ts";
import { selectJudgedQuestions, toJudgedQuestions } from "./judged-questions.ts";
import { feedback } from "./schema/feedback.ts";
import { outbox } from "./schema/outbox.ts";
import { questions } from "./schema/questions.ts";
import { verdicts } from "./schema/verdicts.ts";

/** Questions whose first, automatic reply is in doubt and that nobody has settled, oldest first; what was asked in private is nobody's to review. */
export function findDoubtful(database: Database, community: string, since: number): readonly JudgedQuestion[] {
  const { query } = database;
  const ofKind = (kind: "suggest" | "answer") =>
    exists(
      query
        .select({ one: sql`1` })
        .from(verdicts)
        .where(
          and(
            eq(verdicts.community, questions.community),
            eq(verdicts.questionId, questions.id),
            eq(verdicts.turn, 0),
            eq(verdicts.kind, kind),
          ),
        ),
    );
  const blamed = query
    .select({ one: sql`1` })
    .from(feedback)
    .where(
      and(
        eq(feedback.community, questions.community),
        eq(feedback.questionId, questions.id),
        eq(feedback.vote, "unhelpful"),
        ne(feedback.standpoint, "bystander"),
      ),
    );
  const promised = query
    .select({ one: sql`1` })
    .from(outbox)
    .where(and(eq(outbox.community, questions.community), eq(outbox.questionId, questions.id), eq(outbox.turn, 0)));
  const condition = and(
    eq(questions.community, community),
    gte(questions.askedAt, since),
    ne(questions.channel, directChannel),
    eq(questions.isPrivate, false),
    ne(questions.text, ""),
    or(ofKind("suggest"), and(ofKind("answer"), exists(blamed))),
    exists(promised),
    not(isSettled(database)),
  );
  return toJudgedQuestions(selectJudgedQuestions(database, condition).all());
}
