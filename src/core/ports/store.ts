import type { Faq } from "../faq.ts";
import type { Feedback } from "../feedback.ts";
import type { Place, PlatformName } from "../message.ts";
import type { JudgedQuestion, Question, RecordedVerdict } from "../question.ts";
import type { Reply } from "../reply.ts";
import type { Delivery } from "./bot.ts";

/** Everything that must last. Each call concerns one community; nothing is ever read across communities. */
export interface Store {
  readonly questions: QuestionStore;
  readonly feedback: FeedbackStore;
  readonly faq: FaqStore;
  readonly outbox: OutboxStore;
  readonly models: ModelStore;
  readonly audit: AuditStore;
  readonly embeddings: EmbeddingStore;
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
}

export interface QuestionStore {
  /**
   * Records question, verdict and outbox entry in one transaction. When a question with the same platform, community and
   * message id is there already, records nothing and gives that one back with `isNew: false`.
   */
  record(entry: NewQuestion): Promise<{ readonly judged: JudgedQuestion; readonly isNew: boolean }>;
  /** Adds a verdict of a later turn and what must be sent for it, in one transaction. */
  recordVerdict(
    community: string,
    questionId: string,
    verdict: RecordedVerdict,
    outbox?: { readonly id: string; readonly reply: Reply },
  ): Promise<void>;
  find(community: string, questionId: string): Promise<JudgedQuestion | undefined>;
  findByMessage(
    key: Pick<Place, "platform" | "community"> & { readonly messageId: string },
  ): Promise<JudgedQuestion | undefined>;
  /** The questions that were asked in a thread, oldest first. */
  findByThread(place: Place): Promise<readonly JudgedQuestion[]>;
  /** How many questions were routed to each person since `since`. */
  countRoutes(community: string, role: string, since: number): Promise<ReadonlyMap<string, number>>;
  /** Totals for metrics and reports. */
  countVerdicts(community: string): Promise<Readonly<Record<string, number>>>;
}

export interface FeedbackStore {
  /** Records a vote, replacing the person's earlier one on the question; the change is kept in the audit, in the same transaction. */
  record(feedback: Feedback): Promise<void>;
  findByQuestion(community: string, questionId: string): Promise<readonly Feedback[]>;
  /** All of a community's feedback with the text and first verdict it is about, oldest first. */
  findAll(community: string): Promise<readonly { readonly feedback: Feedback; readonly judged: JudgedQuestion }[]>;
  countVotes(community: string): Promise<Readonly<Record<string, number>>>;
}

export interface FaqStore {
  /** All current entries, by id. */
  findAll(community: string): Promise<readonly Faq[]>;
  find(community: string, id: string): Promise<Faq | undefined>;
  /** Writes entries as new revisions (unchanged ones are left alone), in one transaction; gives the number written. */
  save(community: string, entries: readonly Faq[], author: string, at: number): Promise<number>;
  /** Every revision of an entry, oldest first. */
  findRevisions(
    community: string,
    id: string,
  ): Promise<readonly { readonly revision: number; readonly faq: Faq; readonly author: string; readonly at: number }[]>;
}

export interface OutboxStore {
  /** Marks an entry as sent; an entry already closed, or unknown, is left as it is. */
  close(outboxId: string, sentMessageId: string, at: number): Promise<void>;
  findOpen(platform: PlatformName): Promise<readonly Delivery[]>;
  /** Reply of a question's given turn, whether sent or not. */
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

export interface ModelStore {
  record(model: ModelRecord): Promise<void>;
  markPromoted(community: string, version: string, at: number): Promise<void>;
  /** Newest first. */
  findAll(community: string): Promise<readonly ModelRecord[]>;
}

export interface AuditEntry {
  readonly community: string;
  /** The platform's id of a person, or `system`. */
  readonly actor: string;
  /** Verb and object in kebab-case, `feedback-changed`, `faq-saved`. */
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** Append-only. */
export interface AuditStore {
  record(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  findLatest(community: string, limit: number): Promise<readonly AuditEntry[]>;
}

/** A cache: an embedding is found by encoder name and hash of the text. */
export interface EmbeddingStore {
  /** In the order of `hashes`; `undefined` where there is none. */
  find(encoder: string, hashes: readonly string[]): Promise<readonly (Float32Array | undefined)[]>;
  save(encoder: string, embeddings: ReadonlyMap<string, Float32Array>): Promise<void>;
}
