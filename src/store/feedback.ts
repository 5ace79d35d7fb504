import { and, asc, count, eq, exists, inArray, sql } from "drizzle-orm";
import type { AuditEntry } from "../core/audit-entry.ts";
import type { Feedback } from "../core/feedback/feedback.ts";
import type { FeedbackStore } from "../core/ports/store.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { selectJudgedQuestions, toJudgedQuestions } from "./judged-questions.ts";
import { requireQuestion } from "./questions.ts";
import { feedback } from "./schema/feedback.ts";
import { questions } from "./schema/questions.ts";

/** Votes and corrections, one a person and question. */
export function createFeedbackStore(database: Database): FeedbackStore {
  const { attempt, transact, query } = database;
  return {
    record: (entry) => transact(() => recordFeedback(database, entry)),
    findByQuestion: (community, questionId) =>
      attempt(() =>
        query
          .select()
          .from(feedback)
          .where(and(eq(feedback.community, community), eq(feedback.questionId, questionId)))
          .orderBy(asc(feedback.at), asc(feedback.person))
          .all()
          .map(toFeedback),
      ),
    findAll: (community) => attempt(() => findAll(database, community)),
    countVotes: (community) =>
      attempt(() => {
        const rows = query
          .select({ vote: feedback.vote, total: count() })
          .from(feedback)
          .where(eq(feedback.community, community))
          .groupBy(feedback.vote)
          .all();
        return Object.fromEntries(rows.map(({ vote, total }) => [vote, total]));
      }),
  };
}

/** Records a vote inside the caller's transaction, as `FeedbackStore.record` does; `actor` is who changed it for the person. */
export function recordFeedback(database: Database, entry: Feedback, actor = entry.person): void {
  const { community, questionId, person } = entry;
  const ofPerson = and(
    eq(feedback.community, community),
    eq(feedback.questionId, questionId),
    eq(feedback.person, person),
  );
  const earlier = database.query.select().from(feedback).where(ofPerson).get();
  if (!earlier) {
    requireQuestion(database, community, questionId);
    database.query.insert(feedback).values(entry).run();
    const { at } = entry;
    const details = toStatement(entry);
    insertAuditEntry(database, {
      community,
      actor,
      action: "feedback-given",
      subject: questionId,
      details,
      at,
    });
    return;
  }
  const change = toChange(toFeedback(earlier), entry, actor);
  if (!change || entry.at < earlier.at) return;
  database.query
    .update(feedback)
    .set({ ...entry, correction: entry.correction ?? null })
    .where(ofPerson)
    .run();
  insertAuditEntry(database, change);
}

/** The audit entry of a replaced vote; `undefined` when it says the same again. */
function toChange(earlier: Feedback, later: Feedback, actor: string): AuditEntry | undefined {
  const from = toStatement(earlier);
  const to = toStatement(later);
  if (JSON.stringify(from) === JSON.stringify(to)) return undefined;
  const { community, questionId, at } = later;
  return { community, actor, action: "feedback-changed", subject: questionId, details: { from, to }, at };
}

/** Turns the "helpful" of these people into "unhelpful" inside the caller's transaction; gives how many were turned. */
export function turnHelpful(database: Database, { community, questionId, people, by, at }: TurnedVotes): number {
  const helpful = and(
    eq(feedback.community, community),
    eq(feedback.questionId, questionId),
    inArray(feedback.person, [...people]),
    eq(feedback.vote, "helpful"),
  );
  const found = database.query.select().from(feedback).where(helpful).all();
  for (const { correction: _, ...vote } of found) {
    recordFeedback(database, { ...vote, vote: "unhelpful", at: Math.max(at, vote.at) }, by);
  }
  return found.length;
}

interface TurnedVotes {
  readonly community: string;
  readonly questionId: string;
  readonly people: readonly string[];
  readonly by: string;
  readonly at: number;
}

function toStatement({ vote, correction, standpoint }: Feedback) {
  return { vote, ...(correction && { correction }), standpoint };
}

function findAll(database: Database, community: string): Awaited<ReturnType<FeedbackStore["findAll"]>> {
  const ofQuestion = database.query
    .select({ found: sql`1` })
    .from(feedback)
    .where(and(eq(feedback.community, questions.community), eq(feedback.questionId, questions.id)));
  const rows = selectJudgedQuestions(database, and(eq(questions.community, community), exists(ofQuestion))).all();
  const judged = new Map(toJudgedQuestions(rows).map((found) => [found.question.id, found]));
  const entries = database.query
    .select()
    .from(feedback)
    .where(eq(feedback.community, community))
    .orderBy(asc(feedback.at), asc(feedback.questionId), asc(feedback.person))
    .all();
  return entries.flatMap((entry) => {
    const question = judged.get(entry.questionId);
    return question ? [{ feedback: toFeedback(entry), judged: question }] : [];
  });
}

function toFeedback({ correction, ...entry }: typeof feedback.$inferSelect): Feedback {
  return correction === null ? entry : { ...entry, correction };
}
