import type { ForgeEvent } from "../../core/review/forge-event.ts";
import type { Review } from "../../core/review/review.ts";
import type { ReviewChange } from "../../core/review/review-change.ts";

/** What an event means here: people by their ids, texts masked. */
export interface ForgeFacts {
  /** Milliseconds of work that the review has waited for its reviewer. */
  readonly waited: number;
  readonly title: string;
  readonly skills: readonly string[];
  readonly author?: string;
  readonly requested?: string;
}

/** What an event changes in a review; nothing where something newer was told before, or it says what is so already. */
export function toForgeChanges(review: Review, event: ForgeEvent, facts: ForgeFacts): readonly ReviewChange[] {
  if (review.forgeAt !== undefined && event.at < review.forgeAt) return [];
  const changes = toStateChanges(review, event, facts);
  const { title, skills, author } = facts;
  const isNews =
    review.title !== title || review.authorLogin !== event.author || review.skills.length !== skills.length;
  const isFirst = review.forgeAt === undefined;
  if (changes.length === 0 && !isNews && !isFirst) return [];
  const described: ReviewChange = {
    kind: "described",
    title,
    login: event.author,
    skills,
    forgeAt: event.at,
    // Who asked in chat may have meant somebody else's; the forge knows.
    ...(author !== undefined && { author }),
  };
  return [described, ...changes];
}

function toStateChanges(
  { state, reviewer }: Review,
  { action, isDraft, by, author: login }: ForgeEvent,
  { waited, requested, author }: ForgeFacts,
): readonly ReviewChange[] {
  const isOver = state === "merged" || state === "cancelled";
  if (action === "merged") return state === "merged" ? [] : [{ kind: "merged", waited }];
  if (action === "reopened") return state === "waiting-for-reviewer" || isDraft ? [] : [{ kind: "resumed" }];
  if (isOver) return [];
  switch (action) {
    case "opened":
      return [];
    case "closed":
      return [{ kind: "cancelled", waited, reason: "" }];
    case "drafted":
      return state === "waiting-for-author" ? [] : [{ kind: "drafted", waited }];
    case "ready":
    case "pushed":
      return state === "waiting-for-author" && !isDraft ? [{ kind: "resumed" }] : [];
    case "review-requested": {
      const isWanted = requested !== undefined && requested !== author && requested !== reviewer;
      return [
        ...(state !== "waiting-for-reviewer" && !isDraft ? [{ kind: "resumed" } as const] : []),
        ...(isWanted ? [{ kind: "assigned", reviewer: requested } as const] : []),
      ];
    }
    case "approved":
      return state === "approved" || by === login ? [] : [{ kind: "approved", waited }];
    case "changes-requested":
      return state === "waiting-for-author" || by === login ? [] : [{ kind: "changes-requested", waited, note: "" }];
    case "dismissed":
      return state === "waiting-for-reviewer" || isDraft ? [] : [{ kind: "resumed" }];
  }
}
