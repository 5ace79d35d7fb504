import { and, asc, count, eq, gte, inArray, lte, ne, type SQL, sql } from "drizzle-orm";
import type { ProposedSolution, SolutionStore } from "../core/ports/solution-store.ts";
import type { Solution } from "../core/solution/solution.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { turnHelpful } from "./feedback.ts";
import { selectJudgedQuestions, toJudgedQuestions } from "./judged-questions.ts";
import { requireQuestion } from "./questions.ts";
import { feedback } from "./schema/feedback.ts";
import { questions } from "./schema/questions.ts";
import { solutions } from "./schema/solutions.ts";

/** People's answers, one a question. */
export function createSolutionStore(database: Database): SolutionStore {
  const { attempt, transact, query } = database;
  const select = (condition: SQL | undefined): readonly Solution[] =>
    query.select().from(solutions).where(condition).orderBy(asc(solutions.acceptedAt)).all().map(toSolution);
  return {
    propose: (solution) =>
      transact(() => {
        requireQuestion(database, solution.community, solution.questionId);
        write(database, { ...toColumns(solution), state: "proposed" }, ne(solutions.state, "accepted"));
      }),
    accept: (solution, { person, standpoint, at }) =>
      transact(() => {
        const { community, questionId, messageId, author } = solution;
        requireQuestion(database, community, questionId);
        const acceptance = { accepter: person, standpoint, acceptedAt: at };
        write(database, { ...toColumns(solution), ...acceptance, state: "accepted" });
        const details = { author, standpoint, ...(messageId !== undefined && { messageId }) };
        insertAuditEntry(database, {
          community,
          actor: person,
          action: "answer-accepted",
          subject: questionId,
          details,
          at,
        });
      }),
    withdraw: (community, questionId, { person, reason, votesOf = [], at }) =>
      transact(() => {
        const { changes } = query
          .update(solutions)
          .set({ state: "withdrawn", silentSince: null, accepter: null, standpoint: null, acceptedAt: null })
          .where(and(isSolution(community, questionId), ne(solutions.state, "withdrawn")))
          .run();
        const turned = turnHelpful(database, { community, questionId, people: votesOf, by: person, at });
        if (changes + turned === 0) return false;
        const entry = { community, actor: person, action: "answer-withdrawn", subject: questionId };
        insertAuditEntry(database, { ...entry, details: reason === "" ? {} : { reason }, at });
        return true;
      }),
    noteFollowUp: (community, questionId) =>
      attempt(() => {
        query.update(solutions).set({ silentSince: null }).where(isSolution(community, questionId)).run();
      }),
    find: (community, questionId) => attempt(() => select(isSolution(community, questionId))[0]),
    findByMessage: ({ platform, community, messageId }) =>
      attempt(() => {
        const ofPlatform = and(eq(solutions.community, community), eq(solutions.platform, platform));
        return select(and(ofPlatform, eq(solutions.messageId, messageId)))[0];
      }),
    findSolved: (community, ids) =>
      attempt(() => {
        if (ids.length === 0) return new Map();
        const withText = and(inArray(solutions.questionId, [...ids]), ne(solutions.text, ""));
        const solved = withQuestions(database, select(and(isAccepted(community), withText)), community);
        return new Map(
          solved
            .filter(({ judged }) => judged.question.text !== "")
            .map((one) => [one.judged.question.id, { ...one, helped: countHelped(database, one.solution) }]),
        );
      }),
    findAccepted: (community) =>
      attempt(() =>
        withQuestions(database, select(isAccepted(community)), community).map((one) => ({
          ...one,
          helped: countHelped(database, one.solution),
        })),
      ),
    findSilent: (community, { from, to }) =>
      attempt(() => {
        const isDue = and(gte(solutions.silentSince, from), lte(solutions.silentSince, to));
        const open = and(eq(solutions.community, community), eq(solutions.state, "proposed"), isDue);
        return withQuestions(database, select(open), community);
      }),
  };
}

function isSolution(community: string, questionId: string) {
  return and(eq(solutions.community, community), eq(solutions.questionId, questionId));
}

function isAccepted(community: string) {
  return and(eq(solutions.community, community), eq(solutions.state, "accepted"));
}

type Row = typeof solutions.$inferSelect;

/** Replaces the whole row; `unless` keeps one that must stay. */
function write({ query }: Database, row: Row, setWhere?: SQL): void {
  query
    .insert(solutions)
    .values(row)
    .onConflictDoUpdate({
      target: [solutions.community, solutions.questionId],
      set: row,
      ...(setWhere && { setWhere }),
    })
    .run();
}

/** Later questions whose people said that this one's answer solved them. */
function countHelped({ query }: Database, { community, questionId }: Solution): number {
  const isThis = eq(sql`${feedback.correction} ->> '$.solvedId'`, questionId);
  const entitled = ne(feedback.standpoint, "bystander");
  const found = query
    .select({ total: count(sql`distinct ${feedback.questionId}`) })
    .from(feedback)
    .where(and(eq(feedback.community, community), eq(feedback.vote, "helpful"), entitled, isThis))
    .get();
  return found?.total ?? 0;
}

function withQuestions(database: Database, found: readonly Solution[], community: string) {
  // As JSON, below SQLite's limit of variables for any number of questions.
  const ids = JSON.stringify(found.map(({ questionId }) => questionId));
  const isOne = sql`${questions.id} in (select value from json_each(${ids}))`;
  const rows = selectJudgedQuestions(database, and(eq(questions.community, community), isOne)).all();
  const judged = new Map(toJudgedQuestions(rows).map((one) => [one.question.id, one]));
  return found.flatMap((solution) => {
    const one = judged.get(solution.questionId);
    return one ? [{ judged: one, solution }] : [];
  });
}

function toColumns(solution: ProposedSolution): Row {
  const { thread = null, messageId = null, link = null, authorName = null, role = null } = solution;
  const { silentSince = null } = solution;
  const acceptance = { accepter: null, standpoint: null, acceptedAt: null };
  const columns = { thread, messageId, link, authorName, role, silentSince };
  return { ...solution, ...columns, ...acceptance, state: "proposed", faqId: null };
}

function toSolution({ accepter, standpoint, acceptedAt, ...row }: Row): Solution {
  const { thread, messageId, link, authorName, role, silentSince, faqId, ...rest } = row;
  const acceptance =
    accepter !== null && standpoint !== null && acceptedAt !== null
      ? { acceptance: { person: accepter, standpoint, at: acceptedAt } }
      : {};
  return {
    ...rest,
    ...acceptance,
    ...(thread !== null && { thread }),
    ...(messageId !== null && { messageId }),
    ...(link !== null && { link }),
    ...(authorName !== null && { authorName }),
    ...(role !== null && { role }),
    ...(silentSince !== null && { silentSince }),
    ...(faqId !== null && { faqId }),
  };
}
