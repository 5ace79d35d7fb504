import type { Faq } from "../faq.ts";
import type { Judgement } from "../judgement.ts";

/** A question whose answer people confirmed. It is found by search at once, before any training. */
export interface VerifiedQuestion {
  readonly questionId: string;
  readonly text: string;
  /** The FAQ that answers it; absent when the answer is a person's own message. */
  readonly faqId?: string;
  /** The earlier question whose accepted answer is this one's, too; absent when it has its own. */
  readonly solvedId?: string;
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
  /** Makes a verified question findable from now on; again with the same id replaces it. */
  remember(verified: VerifiedQuestion): Promise<void>;
  /** Takes a verified question out of the search. */
  forget(questionId: string): void;
  /** Replaces the FAQ that are searched. */
  setFaq(faq: readonly Faq[]): Promise<void>;
  /** The id of the earlier question that asks the same as a text in whatever words, the most alike one; `undefined` when none is alike enough. */
  findDuplicate?(text: string, earlier: readonly EarlierQuestion[]): Promise<string | undefined>;
  /** The training examples nearest to a text, nearest first; absent where there is no encoder to compare with. */
  findInfluential?(text: string, limit: number): Promise<readonly InfluentialExample[]>;
}
