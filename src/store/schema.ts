import { sql } from "drizzle-orm";
import { blob, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import type { Faq } from "../core/faq.ts";
import type { Standpoint } from "../core/feedback.ts";
import type { Judgement } from "../core/judgement.ts";
import { platformNames } from "../core/message.ts";
import type { Reply } from "../core/reply.ts";
import { type Verdict, verdictKinds } from "../core/verdict.ts";
import { type Correction, votes } from "../core/vote.ts";

// Keys begin with the community, references include it: the database itself refuses a row that would point across communities.

/** Messages that were judged; `text` is empty once erased. */
export const questions = sqliteTable(
  "questions",
  {
    community: text().notNull(),
    id: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    channel: text().notNull(),
    thread: text(),
    messageId: text("message_id").notNull(),
    asker: text().notNull(),
    text: text().notNull(),
    language: text().notNull(),
    askedAt: integer("asked_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.id] }),
    unique().on(table.platform, table.community, table.messageId),
    index("questions_by_thread").on(table.community, table.platform, table.channel, table.thread),
    index("questions_by_time").on(table.community, table.askedAt),
  ],
);

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

/** What must be sent, and what was; `reply` is null once erased, `sentAt` null while open, `failure` why it was given up. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: text().primaryKey(),
    community: text().notNull(),
    questionId: text("question_id").notNull(),
    turn: integer().notNull(),
    reply: text({ mode: "json" }).$type<Reply>(),
    createdAt: integer("created_at").notNull(),
    sentMessageId: text("sent_message_id"),
    sentAt: integer("sent_at"),
    failure: text(),
  },
  (table) => [
    unique().on(table.community, table.questionId, table.turn),
    foreignKey({
      columns: [table.community, table.questionId, table.turn],
      foreignColumns: [verdicts.community, verdicts.questionId, verdicts.turn],
    }),
    index("outbox_open").on(table.createdAt).where(sql`sent_at is null`),
  ],
);

/** The latest vote of each person on each question. */
export const feedback = sqliteTable(
  "feedback",
  {
    community: text().notNull(),
    questionId: text("question_id").notNull(),
    person: text().notNull(),
    standpoint: text().$type<Standpoint>().notNull(),
    vote: text({ enum: votes }).notNull(),
    correction: text({ mode: "json" }).$type<Correction>(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.questionId, table.person] }),
    foreignKey({ columns: [table.community, table.questionId], foreignColumns: [questions.community, questions.id] }),
    index("feedback_by_time").on(table.community, table.at),
  ],
);

/** Current entries; `revision` is the number of the latest row in `faq_revisions`. */
export const faq = sqliteTable(
  "faq",
  {
    community: text().notNull(),
    id: text().notNull(),
    revision: integer().notNull(),
    entry: text({ mode: "json" }).$type<Faq>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.community, table.id] })],
);

/** Every revision of every entry, counted from 1. */
export const faqRevisions = sqliteTable(
  "faq_revisions",
  {
    community: text().notNull(),
    id: text().notNull(),
    revision: integer().notNull(),
    entry: text({ mode: "json" }).$type<Faq>().notNull(),
    author: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.id, table.revision] }),
    foreignKey({ columns: [table.community, table.id], foreignColumns: [faq.community, faq.id] }),
  ],
);

/** Models that were trained, promoted or not. */
export const models = sqliteTable(
  "models",
  {
    community: text().notNull(),
    version: text().notNull(),
    trainedAt: integer("trained_at").notNull(),
    report: text({ mode: "json" }).$type<unknown>(),
    promotedAt: integer("promoted_at"),
  },
  (table) => [primaryKey({ columns: [table.community, table.version] })],
);

/** Who did what; rows are only added. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    community: text().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    details: text({ mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
    at: integer().notNull(),
  },
  (table) => [index("audit_by_time").on(table.community, table.at)],
);

/** A cache without community: an embedding says nothing but its encoder's name and the hash of a text. Vectors are 32-bit floats. */
export const embeddings = sqliteTable(
  "embeddings",
  {
    encoder: text().notNull(),
    hash: text().notNull(),
    vector: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.encoder, table.hash] })],
);

/** People with the standing they were last seen with. */
export const people = sqliteTable(
  "people",
  {
    community: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    person: text().notNull(),
    roles: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    isModerator: integer("is_moderator", { mode: "boolean" }).notNull(),
    firstSeenAt: integer("first_seen_at").notNull(),
    lastSeenAt: integer("last_seen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.community, table.platform, table.person] })],
);

/** Workspaces that installed the app; like the embeddings without community, since a workspace is what a community is found by. */
export const installations = sqliteTable(
  "installations",
  {
    platform: text({ enum: platformNames }).notNull(),
    workspace: text().notNull(),
    sealed: text().notNull(),
    installedAt: integer("installed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.workspace] })],
);
