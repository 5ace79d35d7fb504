import type { Faq } from "../faq/faq.ts";
import type { Judgement } from "../question/judgement.ts";
import type { Matched } from "../question/match.ts";

/** What people called right: a FAQ, or the answer accepted for a question, this one or an earlier one. */
export interface Answer extends Matched {
  /** When that was said, in milliseconds since the epoch. */
  readonly at: number;
}

/** What people said does not answer a question. */
export interface Refusal extends Matched {
  readonly at: number;
  /** A moderator or helper said so: it holds for near-copies of the question, too. */
  readonly isVouched: boolean;
}

/** A question of which people said what answers it. It is found by search at once, before any training. */
export interface VerifiedQuestion {
  readonly questionId: string;
  readonly text: string;
  readonly answer: Matched;
}

/** What people said of a question; the search heeds it at once. */
export interface RememberedQuestion extends Omit<VerifiedQuestion, "answer"> {
  /** Absent where nobody named any. */
  readonly answer?: Answer;
  readonly refused: readonly Refusal[];
}

/** A training example that speaks for what a text was judged to be. */
export interface InfluentialExample {
  readonly text: string;
  /** What it teaches: a FAQ, a role or a kind. */
  readonly label: string;
  /** Cosine to the text, -1 to 1. */
  readonly similarity: number;
}

/** A question that was asked before, to compare with. */
export interface EarlierQuestion {
  readonly id: string;
  readonly text: string;
}

/** What a community's learning offers to its bot. */
export interface Judge {
  judge(text: string): Promise<Judgement>;
  /** Heeds from now on what people said of a question; again with the same id replaces it. */
  remember(question: RememberedQuestion): Promise<void>;
  /** Heeds no longer what people said of a question. */
  forget(questionId: string): void;
  /** Replaces the FAQ that are searched; what was refused of an entry counts no more once it is written anew. */
  setFaq(faq: readonly Faq[]): Promise<void>;
  /** The id of the earlier question that asks the same as a text in whatever words, the most alike one; `undefined` when none is alike enough. */
  findDuplicate?(text: string, earlier: readonly EarlierQuestion[]): Promise<string | undefined>;
  /** The training examples nearest to a text, nearest first; absent where there is no encoder to compare with. */
  findInfluential?(text: string, limit: number): Promise<readonly InfluentialExample[]>;
}
