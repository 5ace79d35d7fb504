import type { Review, ReviewState } from "./review.ts";

/** Why somebody no longer has a review. */
export type PassReason = "declined" | "overdue" | "away" | "author";

/** What can happen to a review, each with all that is needed to do it again. `waited`: the work it waited for its reviewer until then. */
export type ReviewChange =
  | { readonly kind: "requested" }
  /** Somebody has it now, and the clock begins. */
  | { readonly kind: "assigned"; readonly reviewer: string }
  | { readonly kind: "passed"; readonly reviewer: string; readonly reason: PassReason }
  /** It is the author's turn, and the clock stands still; the note is the reviewer's word. */
  | { readonly kind: "changes-requested"; readonly waited: number; readonly note: string }
  | { readonly kind: "drafted"; readonly waited: number }
  /** It is the reviewer's turn again, and the clock goes on. */
  | { readonly kind: "resumed" }
  | { readonly kind: "approved"; readonly waited: number }
  | { readonly kind: "merged"; readonly waited: number }
  | { readonly kind: "cancelled"; readonly waited: number; readonly reason: string }
  /** What the forge told of the pull request itself, as of then. */
  | {
      readonly kind: "described";
      readonly title: string;
      readonly login: string;
      readonly author?: string;
      readonly forgeAt: number;
      readonly skills: readonly string[];
    };

/** A change as it is kept; `by` is the platform's id of a person, `system`, or a name on the forge, `github:octocat`. */
export interface ReviewEvent {
  readonly change: ReviewChange;
  readonly by: string;
  readonly at: number;
}

/** The review after a change. */
export function applyReviewChange(review: Review, change: ReviewChange, at: number): Review {
  const next = { ...review, version: review.version + 1, changedAt: at };
  switch (change.kind) {
    case "requested":
      return next;
    case "assigned":
      return start({ ...next, reviewer: change.reviewer, turn: review.turn + 1, waited: 0 }, at);
    case "passed": {
      const { reviewer: _, ...free } = next;
      const passed = [...new Set([...review.passed, change.reviewer])];
      // Without a reviewer the clock counts how long nobody has been found.
      const isEscalated = review.isEscalated || change.reason === "overdue";
      return start({ ...free, passed, isEscalated, waited: 0 }, at);
    }
    case "changes-requested":
    case "drafted":
      return stop(next, "waiting-for-author", change.waited);
    case "resumed":
      return start({ ...next, state: "waiting-for-reviewer", round: review.round + 1 }, at);
    case "approved":
    case "merged":
    case "cancelled":
      return stop(next, change.kind, change.waited);
    case "described": {
      const { title, login, author, forgeAt, skills } = change;
      return { ...next, title, authorLogin: login, forgeAt, skills, ...(author !== undefined && { author }) };
    }
  }
}

/** The clock runs only while the reviewer is waited for. */
function start({ waitingSince: _, ...review }: Review, at: number): Review {
  return review.state === "waiting-for-reviewer" ? { ...review, waitingSince: at } : review;
}

function stop({ waitingSince: _, ...review }: Review, state: ReviewState, waited: number): Review {
  return { ...review, state, waited };
}
