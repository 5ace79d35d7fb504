import type { AuditEntry } from "../audit-entry.ts";
import type { Standing } from "../community/standing.ts";
import type { Feedback } from "../feedback/feedback.ts";
import type { Place, PlatformName } from "../question/message.ts";
import type { JudgedQuestion, Question, RecordedVerdict } from "../question/question.ts";
import type { Reply } from "../reply/reply.ts";
import type { AnnouncementStore } from "./announcement-store.ts";
import type { Delivery, MessageKey, Posts, StandingPosts } from "./bot.ts";
import type { DraftStore } from "./draft-store.ts";
import type { DuplicateStore } from "./duplicate-store.ts";
import type { DutyStore } from "./duty-store.ts";
import type { EventStore } from "./event-store.ts";
import type { FaqStore } from "./faq-store.ts";
import type { InsightStore } from "./insight-store.ts";
import type { InstallationStore } from "./installation-store.ts";
import type { KudosStore } from "./kudos-store.ts";
import type { PrivacyStore } from "./privacy-store.ts";
import type { ProfileStore } from "./profile-store.ts";
import type { ReviewStore } from "./review-store.ts";
import type { SolutionStore } from "./solution-store.ts";
import type { TaskStore } from "./task-store.ts";

/** Everything that must last. Each call concerns one community; nothing is ever read across communities. */
export interface Store {
  readonly questions: QuestionStore;
  readonly feedback: FeedbackStore;
  readonly faq: FaqStore;
  readonly outbox: OutboxStore;
  readonly models: ModelStore;
  readonly audit: AuditStore;
  readonly embeddings: EmbeddingStore;
  readonly people: PeopleStore;
  readonly profiles: ProfileStore;
  readonly privacy: PrivacyStore;
  readonly tasks: TaskStore;
  readonly installations: InstallationStore;
  readonly announcements: AnnouncementStore;
  readonly solutions: SolutionStore;
  readonly duty: DutyStore;
  readonly events: EventStore;
  readonly reviews: ReviewStore;
  readonly drafts: DraftStore;
  readonly duplicates: DuplicateStore;
  readonly kudos: KudosStore;
  readonly insights: InsightStore;
  /** A trivial read that throws `store-failed` when the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** A question to record, with its first verdict and what must be sent for it. */
export interface NewQuestion {
  readonly question: Question;
  readonly verdict: RecordedVerdict;
  /** Absent when nothing is to be said. */
  readonly outbox?: { readonly id: string; readonly reply: Reply };
  /** The id of an earlier question that asks the same, which the reply points to. */
  readonly duplicateOf?: string;
}

export interface QuestionStore {
  /**
   * Records question, verdict and outbox entry in one transaction. When a question with the same platform, community and
   * message id is there already, records nothing and gives that one back with `isNew: false`.
   */
  record(entry: NewQuestion): Promise<{ readonly judged: JudgedQuestion; readonly isNew: boolean }>;
  /**
   * Adds a verdict of a later turn, in one transaction with what must be sent for it and, after an edit, the new text. When
   * the question has a verdict of that turn already (a press delivered twice), or the edited message is gone by now, records nothing
   * and gives `isNew: false`; an unknown question is `not-found`.
   */
  recordVerdict(
    community: string,
    questionId: string,
    verdict: RecordedVerdict,
    also?: {
      readonly outbox?: NewQuestion["outbox"];
      readonly edited?: Pick<Question, "text" | "language">;
    },
  ): Promise<{ readonly isNew: boolean }>;
  /**
   * Notes, with its audit entries and in one transaction, that the message of a question, or all that was asked in a place, is gone:
   * texts and links are erased, and what was still to be said of it is dropped. Gives the ids of those not gone before.
   */
  recordDeletion(gone: MessageKey | Place, at: number): Promise<readonly string[]>;
  /** Notes when a person first replied; an earlier note stays. */
  noteReply(community: string, questionId: string, at: number): Promise<void>;
  find(community: string, questionId: string): Promise<JudgedQuestion | undefined>;
  findByMessage(
    key: Pick<Place, "platform" | "community"> & { readonly messageId: string },
  ): Promise<JudgedQuestion | undefined>;
  /** The question whose message has this address. */
  findByLink(community: string, link: string): Promise<JudgedQuestion | undefined>;
  /** The question that a reply of Usher's is about, by the reply's own id on the platform. */
  findByReply(
    key: Pick<Place, "platform" | "community"> & { readonly messageId: string },
  ): Promise<JudgedQuestion | undefined>;
  /** The questions that were asked in a thread, oldest first; none when the place has no thread. */
  findByThread(place: Place): Promise<readonly JudgedQuestion[]>;
  /** Questions that were left to people, are there still, and that nobody has called solved or dismissed, oldest first. */
  findWaiting(community: string, limit: number): Promise<readonly JudgedQuestion[]>;
  /** Questions that were judged without a word being promised, as in observed channels, oldest first. */
  findUnspoken(community: string): Promise<readonly JudgedQuestion[]>;
  /** The newest recorded message of each thread, or channel where there is no thread, by its id on the platform. */
  findLastSeen(platform: PlatformName, community: string): Promise<ReadonlyMap<string, string>>;
  /** Verdicts of every turn, by kind; a kind that never occurred is absent. */
  countVerdicts(community: string): Promise<Readonly<Record<string, number>>>;
  /**
   * Blanks the text of every question asked before `time`, the replies to it, and where later ones quoted it. Verdicts and
   * votes stay; the text is then empty, which teaches nothing. Gives the number of questions blanked, which is kept in the audit, in
   * the same transaction, where there were any.
   */
  eraseTextsBefore(community: string, time: number, at: number): Promise<number>;
}

export interface FeedbackStore {
  /**
   * Records a vote, replacing the person's earlier one on the question; the change is kept in the audit, in the same transaction.
   * One older than what is stored changes nothing; an unknown question is `not-found`.
   */
  record(feedback: Feedback): Promise<void>;
  findByQuestion(community: string, questionId: string): Promise<readonly Feedback[]>;
  /** All of a community's feedback with the question it is about, oldest first; the text is empty where it was erased. */
  findAll(community: string): Promise<readonly { readonly feedback: Feedback; readonly judged: JudgedQuestion }[]>;
  /** Votes by kind; a kind that never occurred is absent. */
  countVotes(community: string): Promise<Readonly<Record<string, number>>>;
}

export interface OutboxStore {
  /** Marks an entry as sent; an entry already closed, or unknown, is left as it is. */
  close(outboxId: string, sent: string | Posts, at: number): Promise<void>;
  /** The posts that entries for a message were closed with, the newest turn first. */
  findPosts(message: MessageKey): Promise<readonly StandingPosts[]>;
  /** Entries not closed yet, oldest first, each reply with its `outboxId`. */
  findOpen(platform: PlatformName): Promise<readonly Delivery[]>;
  /** Closes an entry that can never be sent, with the reason in kebab-case. */
  fail(outboxId: string, reason: string, at: number): Promise<void>;
  /** Reply of a question's given turn, whether sent or not; `undefined` when nothing was to be said or its text was erased. */
  findReply(community: string, questionId: string, turn: number): Promise<Reply | undefined>;
}

/** A model as the database remembers it; the weights are files. */
export interface ModelRecord {
  readonly community: string;
  readonly version: string;
  readonly trainedAt: number;
  /** The report as JSON. */
  readonly report: unknown;
  readonly promotedAt?: number;
}

/** A model that takes another's place, and by whose word. */
export interface ModelUse {
  readonly community: string;
  readonly version: string;
  /** The platform's id of a person, or `system`. */
  readonly actor: string;
  readonly action: "model-promoted" | "model-rolled-back";
  /** The model that served until then. */
  readonly from?: string;
  readonly at: number;
}

export interface ModelStore {
  record(model: ModelRecord): Promise<void>;
  /** Notes that a model is to serve, together with the audit entry; one that is promoted must have a record, else it is `not-found`. */
  recordUse(use: ModelUse): Promise<void>;
  /** Newest first. */
  findAll(community: string): Promise<readonly ModelRecord[]>;
}

/** Which entries are wanted. */
export interface AuditFilter {
  /** The platform's id of a person, or `system`. */
  readonly actor?: string;
  /** These actions only. */
  readonly actions?: readonly string[];
  /** Milliseconds since the epoch. */
  readonly since?: number;
  /** How many of the newest to leave out. */
  readonly offset?: number;
}

/** Append-only. */
export interface AuditStore {
  record(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  findLatest(community: string, limit: number, filter?: AuditFilter): Promise<readonly AuditEntry[]>;
  /** Every action that was ever noted, by name. */
  findActions(community: string): Promise<readonly string[]>;
}

/** A cache: an embedding is found by encoder name and hash of the text. */
export interface EmbeddingStore {
  /** In the order of `hashes`; `undefined` where there is none. */
  find(encoder: string, hashes: readonly string[]): Promise<readonly (Float32Array | undefined)[]>;
  save(encoder: string, embeddings: ReadonlyMap<string, Float32Array>): Promise<void>;
}

/** A person of a community as last seen there: ids and roles, no name. */
export interface Person {
  readonly platform: PlatformName;
  readonly community: string;
  /** The platform's id. */
  readonly person: string;
  readonly standing: Standing;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  /** Since when Usher leaves the person's messages alone; absent when it does not. */
  readonly mutedAt?: number;
}

export interface PeopleStore {
  /** Notes that a person was seen, and with which standing; cheap enough for every message. */
  record(seen: Omit<Person, "firstSeenAt" | "lastSeenAt" | "mutedAt"> & { readonly at: number }): Promise<void>;
  find(key: Pick<Person, "platform" | "community" | "person">): Promise<Person | undefined>;
  /** Notes, together with its audit entry, that a person who was seen before wants to be left alone since `at`, or no longer. */
  mute(
    key: Pick<Person, "platform" | "community" | "person">,
    at: number | undefined,
    audited?: AuditEntry,
  ): Promise<void>;
}
