import type { Place } from "../question/message.ts";

/** Whom a review waits for, or how it ended. */
export const reviewStates = ["waiting-for-reviewer", "waiting-for-author", "approved", "merged", "cancelled"] as const;

/** Those in which somebody still has to do something. */
export const openReviewStates: readonly ReviewState[] = ["waiting-for-reviewer", "waiting-for-author"];

export type ReviewState = (typeof reviewStates)[number];

/** The review of a pull request. All people are those of the platform it takes place on. */
export interface Review {
  readonly community: string;
  /** Counted from 1 in each community; people read it as `R-1`. */
  readonly number: number;
  /** The pull request's address; one review each. */
  readonly url: string;
  /** `owner/repository#1`. */
  readonly name: string;
  /** Masked; empty where nobody gave one, and once erased. */
  readonly title: string;
  /** Where it was asked for, and all about it is said. */
  readonly place: Place;
  /** The platform's id of whose pull request it is; absent where that is known to the forge alone. */
  readonly author?: string;
  /** What the author is called on the forge, once known. */
  readonly authorLogin?: string;
  /** What it takes to review it: skills of the repository, labels, words of who asked. */
  readonly skills: readonly string[];
  readonly state: ReviewState;
  /** The platform's id; absent while nobody has it. */
  readonly reviewer?: string;
  /** How often it was given to somebody. */
  readonly turn: number;
  /** Who had it and gave it away or let it lie; they are not asked again. */
  readonly passed: readonly string[];
  /** True once it was taken from somebody who let it lie. */
  readonly isEscalated: boolean;
  /** How often its author gave it back for another look. */
  readonly round: number;
  /** Milliseconds of work that it waited for its present reviewer, up to `waitingSince`. */
  readonly waited: number;
  /** Since when the clock runs; absent while it stands still. */
  readonly waitingSince?: number;
  /** When the newest thing happened that the forge told of. */
  readonly forgeAt?: number;
  readonly createdAt: number;
  readonly changedAt: number;
  /** How many changes made it what it is, its creation included. */
  readonly version: number;
}

/** A review that has no number yet. */
export type NewReview = Omit<
  Review,
  "number" | "version" | "turn" | "passed" | "isEscalated" | "round" | "waited" | "waitingSince" | "changedAt"
>;

/** `R-1`. */
export function toReviewId({ number }: Pick<Review, "number">): string {
  return `R-${number}`;
}

/** The number in `R-1`, `r1` or `1`; `undefined` for what is none. */
export function readReviewId(text: string): number | undefined {
  const [, digits] = /^(?:r-?)?(\d{1,9})$/i.exec(text.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
