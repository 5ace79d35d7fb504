import type { IncomingMessage } from "../question/message.ts";
import type { NewReview, Review } from "../review/review.ts";
import type { ReviewChange, ReviewEvent } from "../review/review-change.ts";

/** A forge's own id of what it delivered; the same is never taken in twice. */
export interface ForgeDelivery {
  readonly id: string;
  /** When it came. */
  readonly at: number;
}

/** What became of a change: `outdated` when another came first, `known` when the delivery was taken in before. */
export type ReviewOutcome =
  | { readonly kind: "changed"; readonly review: Review }
  | { readonly kind: "outdated" }
  | { readonly kind: "known" };

/** Reviews with all that ever happened to them. Every change is audited in its own transaction. */
export interface ReviewStore {
  /** Gives the review the community's next number, and the clock begins; the one there is when its pull request has one. */
  create(review: NewReview, by: string): Promise<{ readonly review: Review; readonly isNew: boolean }>;
  /** Applies changes to the review as it was read, all or none; the delivery they came by is kept with them. */
  change(
    review: Review,
    changes: readonly ReviewChange[],
    by: string,
    at: number,
    delivery?: ForgeDelivery,
  ): Promise<ReviewOutcome>;
  find(community: string, number: number): Promise<Review | undefined>;
  findByUrl(community: string, url: string): Promise<Review | undefined>;
  /** Those somebody still has to do something about, and those changed since a time, by number. */
  findCurrent(community: string, since: number): Promise<readonly Review[]>;
  /** Oldest first, from its request. */
  findHistory(community: string, number: number): Promise<readonly ReviewEvent[]>;
  /** Notes that a reviewer was offered for a pull request in answer to a message; false when another message had that offer, or it has a review. */
  offer(url: string, message: Pick<IncomingMessage, "platform" | "community" | "messageId">): Promise<boolean>;
}
