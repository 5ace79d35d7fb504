import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Posts, StandingPosts } from "../core/ports/bot.ts";
import type { OutboxStore } from "../core/ports/store.ts";
import type { Reply } from "../core/reply/reply.ts";
import type { Database } from "./database.ts";
import { outbox } from "./schema/outbox.ts";
import { questions } from "./schema/questions.ts";

/** Replies, from the moment they are promised; a sent one stays, for the message delivered again. */
export function createOutboxStore(database: Database): OutboxStore {
  const { attempt, query } = database;
  return {
    close: (id, sent, sentAt) =>
      attempt(() => {
        const values =
          typeof sent === "string" ? { sentMessageId: sent } : { sentMessageId: sent.messageIds[0], posts: sent };
        query
          .update(outbox)
          .set({ ...values, sentAt })
          .where(and(eq(outbox.id, id), isNull(outbox.sentAt)))
          .run();
      }),
    fail: (id, failure, sentAt) =>
      attempt(() => {
        query
          .update(outbox)
          .set({ failure, sentAt })
          .where(and(eq(outbox.id, id), isNull(outbox.sentAt)))
          .run();
      }),
    findOpen: (platform) =>
      attempt(() =>
        query
          .select({ id: outbox.id, reply: outbox.reply, question: questions })
          .from(outbox)
          .innerJoin(questions, and(eq(questions.community, outbox.community), eq(questions.id, outbox.questionId)))
          .where(and(isNull(outbox.sentAt), isNotNull(outbox.reply), eq(questions.platform, platform)))
          .orderBy(asc(outbox.createdAt), sql`${outbox}.rowid`)
          .all()
          .flatMap(toDelivery),
      ),
    findPosts: ({ platform, community, messageId }) =>
      attempt(() =>
        query
          .select({ posts: outbox.posts, reply: outbox.reply })
          .from(outbox)
          .innerJoin(questions, and(eq(questions.community, outbox.community), eq(questions.id, outbox.questionId)))
          .where(
            and(
              eq(questions.platform, platform),
              eq(questions.community, community),
              eq(questions.messageId, messageId),
              isNotNull(outbox.posts),
            ),
          )
          .orderBy(desc(outbox.turn))
          .all()
          .flatMap(toStanding),
      ),
    findReply: (community, questionId, turn) =>
      attempt(() => {
        const found = query
          .select({ id: outbox.id, reply: outbox.reply })
          .from(outbox)
          .where(and(eq(outbox.community, community), eq(outbox.questionId, questionId), eq(outbox.turn, turn)))
          .get();
        return found?.reply ? { ...found.reply, outboxId: found.id } : undefined;
      }),
  };
}

function toStanding({ posts, reply }: { posts: Posts | null; reply: Reply | null }): readonly StandingPosts[] {
  return posts === null ? [] : [{ ...posts, ...(reply !== null && { visibility: reply.visibility }) }];
}

function toDelivery(row: { id: string; reply: Reply | null; question: typeof questions.$inferSelect }) {
  if (row.reply === null) return [];
  const { platform, community, channel, thread, messageId } = row.question;
  const reply = { ...row.reply, outboxId: row.id };
  return [{ platform, community, channel, ...(thread !== null && { thread }), messageId, reply }];
}
