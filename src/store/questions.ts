import { and, count, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { UsherError } from "../core/errors.ts";
import type { QuestionStore } from "../core/ports/store.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { deleteQuestions } from "./delete-questions.ts";
import { insertDuplicate } from "./duplicates.ts";
import { eraseAnnouncements } from "./erase-announcements.ts";
import { eraseReasons } from "./erase-reasons.ts";
import { eraseReviewTexts } from "./erase-review-texts.ts";
import { eraseTaskTexts } from "./erase-task-texts.ts";
import { eraseTexts } from "./erase-texts.ts";
import { findLastSeen } from "./find-last-seen.ts";
import { findUnspoken } from "./find-unspoken.ts";
import { findWaiting } from "./find-waiting.ts";
import { insertVerdict } from "./insert-verdict.ts";
import { selectJudgedQuestions, toJudgedQuestions } from "./judged-questions.ts";
import { outbox } from "./schema/outbox.ts";
import { questions } from "./schema/questions.ts";
import { verdicts } from "./schema/verdicts.ts";

/** Questions with their verdicts. */
export function createQuestionStore(database: Database): QuestionStore {
  const { attempt, transact, query } = database;
  const find = prepareFinders(database);
  return {
    record: ({ question, verdict, outbox, duplicateOf }) =>
      transact(() => {
        const { changes } = query.insert(questions).values(question).onConflictDoNothing({ target: messageKey }).run();
        const stored = changes === 0 ? find.byMessage(question) : undefined;
        if (stored) return { judged: stored, isNew: false };
        insertVerdict(database, question, verdict, outbox, duplicateOf);
        if (duplicateOf !== undefined) insertDuplicate(database, question.community, question.id, duplicateOf);
        return { judged: { question, verdicts: [verdict] }, isNew: true };
      }),
    recordVerdict: (community, id, verdict, { outbox, edited } = {}) =>
      transact(() => {
        const { deletedAt } = requireQuestion(database, community, id);
        // The message may have gone while its new words were judged: they must not come back.
        if (edited && deletedAt !== null) return { isNew: false };
        const isNew = insertVerdict(database, { community, id }, verdict, outbox);
        if (isNew && edited) query.update(questions).set(edited).where(isQuestion(community, id)).run();
        return { isNew };
      }),
    recordDeletion: (gone, at) => transact(() => deleteQuestions(database, gone, at)),
    noteReply: (community, id, at) =>
      attempt(() => {
        const isFirst = and(isQuestion(community, id), isNull(questions.repliedAt));
        query.update(questions).set({ repliedAt: at }).where(isFirst).run();
      }),
    find: (community, id) => attempt(() => find.byId(community, id)),
    findByMessage: (key) => attempt(() => find.byMessage(key)),
    findByLink: (community, link) => attempt(() => find.byLink(community, link)),
    findByReply: (key) => attempt(() => find.byReply(key)),
    findByThread: (place) => attempt(() => (place.thread === undefined ? [] : find.byThread(place))),
    findWaiting: (community, limit) => attempt(() => findWaiting(database, community, limit)),
    findUnspoken: (community) => attempt(() => findUnspoken(database, community)),
    findLastSeen: (platform, community) => attempt(() => findLastSeen(database, platform, community)),
    countVerdicts: (community) => attempt(() => countVerdicts(database, community)),
    eraseTextsBefore: async (community, time, at) => {
      const erased = await transact(() => {
        eraseReasons(database, community, time);
        eraseReviewTexts(database, community, time);
        eraseAnnouncements(database, community, time);
        eraseTaskTexts(database, community, time);
        const count = eraseTexts(database, community, lt(questions.askedAt, time));
        const entry = { community, actor: "system", action: "texts-erased", subject: community, at };
        if (count > 0) insertAuditEntry(database, { ...entry, details: { questions: count } });
        return count;
      });
      await database.flush();
      return erased;
    },
  };
}

/** Throws `not-found` unless the community has the question; tells whether its message is gone. */
export function requireQuestion(
  { query }: Database,
  community: string,
  id: string,
): { readonly deletedAt: number | null } {
  const found = query.select({ deletedAt: questions.deletedAt }).from(questions).where(isQuestion(community, id)).get();
  if (!found) throw new UsherError("not-found", `question ${id} is unknown in ${community}: check its id`);
  return found;
}

function isQuestion(community: string, id: string) {
  return and(eq(questions.community, community), eq(questions.id, id));
}

const messageKey = [questions.platform, questions.community, questions.messageId];

function prepareFinders(database: Database) {
  const ofCommunity = eq(questions.community, sql.placeholder("community"));
  const ofPlatform = eq(questions.platform, sql.placeholder("platform"));
  const byId = selectJudgedQuestions(database, and(ofCommunity, eq(questions.id, sql.placeholder("id"))));
  const byMessage = selectJudgedQuestions(
    database,
    and(ofPlatform, ofCommunity, eq(questions.messageId, sql.placeholder("messageId"))),
  );
  const byLink = selectJudgedQuestions(database, and(ofCommunity, eq(questions.link, sql.placeholder("link"))));
  const byThread = selectJudgedQuestions(
    database,
    and(
      ofCommunity,
      ofPlatform,
      eq(questions.channel, sql.placeholder("channel")),
      eq(questions.thread, sql.placeholder("thread")),
    ),
  );
  const ofReply = database.query
    .select({ questionId: outbox.questionId })
    .from(outbox)
    .where(
      and(eq(outbox.community, sql.placeholder("community")), eq(outbox.sentMessageId, sql.placeholder("messageId"))),
    );
  const byReply = selectJudgedQuestions(database, and(ofPlatform, ofCommunity, inArray(questions.id, ofReply)));
  return {
    byId: (community: string, id: string) => toJudgedQuestions(byId.all({ community, id }))[0],
    byMessage: (key: object) => toJudgedQuestions(byMessage.all({ ...key }))[0],
    byLink: (community: string, link: string) => toJudgedQuestions(byLink.all({ community, link }))[0],
    byReply: (key: object) => toJudgedQuestions(byReply.all({ ...key }))[0],
    byThread: (place: object) => toJudgedQuestions(byThread.all({ ...place })),
  };
}

function countVerdicts({ query }: Database, community: string): Readonly<Record<string, number>> {
  const rows = query
    .select({ kind: verdicts.kind, total: count() })
    .from(verdicts)
    .where(eq(verdicts.community, community))
    .groupBy(verdicts.kind)
    .all();
  return Object.fromEntries(rows.map(({ kind, total }) => [kind, total]));
}
