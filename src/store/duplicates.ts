import { and, asc, desc, eq, exists, gte, inArray, ne, not, or, type SQL, sql } from "drizzle-orm";
import type { DuplicateStore } from "../core/ports/duplicate-store.ts";
import { directChannel } from "../core/question/message.ts";
import type { Database } from "./database.ts";
import { queuedRules } from "./find-waiting.ts";
import { isSettled } from "./is-settled.ts";
import { toQuestion } from "./judged-questions.ts";
import { duplicates } from "./schema/duplicates.ts";
import { questions } from "./schema/questions.ts";
import { verdicts } from "./schema/verdicts.ts";

/** Questions that ask the same in different places. */
export function createDuplicateStore(database: Database): DuplicateStore {
  const { attempt, query } = database;
  const select = (community: string, which: SQL | undefined, order: SQL[], limit = -1) =>
    query
      .select()
      .from(questions)
      .where(and(eq(questions.community, community), which, isOpen(database)))
      .orderBy(...order)
      .limit(limit)
      .all()
      .map(toQuestion);
  return {
    findOpen: (community, since, limit) =>
      attempt(() =>
        select(community, gte(questions.askedAt, since), [desc(questions.askedAt), desc(questions.id)], limit),
      ),
    findSame: (community, questionId) =>
      attempt(() => {
        const firstId = findFirst(database, community, questionId);
        const others = query
          .select({ id: duplicates.questionId })
          .from(duplicates)
          .where(and(eq(duplicates.community, community), eq(duplicates.firstId, firstId)));
        const isSame = and(or(eq(questions.id, firstId), inArray(questions.id, others)), ne(questions.id, questionId));
        return select(community, isSame, [asc(questions.askedAt), asc(questions.id)]);
      }),
  };
}

/** Links a question to an earlier one that asks the same, inside the caller's transaction. */
export function insertDuplicate(database: Database, community: string, questionId: string, earlierId: string): void {
  const firstId = findFirst(database, community, earlierId);
  database.query.insert(duplicates).values({ community, questionId, firstId }).run();
}

/** The first of those that ask the same as a question: itself, where it is linked to none. */
function findFirst({ query }: Database, community: string, questionId: string): string {
  const linked = query
    .select({ firstId: duplicates.firstId })
    .from(duplicates)
    .where(and(eq(duplicates.community, community), eq(duplicates.questionId, questionId)))
    .get();
  return linked?.firstId ?? questionId;
}

/** Whether a row of `questions` can be read by everybody, was left to people and is not settled. */
function isOpen(database: Database): SQL | undefined {
  const leftToPeople = database.query
    .select({ one: sql`1` })
    .from(verdicts)
    .where(
      and(
        eq(verdicts.community, questions.community),
        eq(verdicts.questionId, questions.id),
        or(eq(verdicts.kind, "route"), inArray(sql`${verdicts.verdict} ->> '$.rule'`, [...queuedRules])),
      ),
    );
  const isReadable = and(ne(questions.text, ""), ne(questions.channel, directChannel), eq(questions.isPrivate, false));
  return and(isReadable, exists(leftToPeople), not(isSettled(database)));
}
