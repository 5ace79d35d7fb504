import type { Review } from "../core/review/review.ts";
import type { ReviewChange, ReviewEvent } from "../core/review/review-change.ts";
import type { reviewEvents, reviews } from "./schema/reviews.ts";

type Row = typeof reviews.$inferSelect;

/** A review as a row of its table, every column given, so that what is gone is written as null. */
export function toReviewRow({ place, ...review }: Review): Row {
  return {
    ...review,
    platform: place.platform,
    channel: place.channel,
    thread: place.thread ?? null,
    author: review.author ?? null,
    authorLogin: review.authorLogin ?? null,
    reviewer: review.reviewer ?? null,
    waitingSince: review.waitingSince ?? null,
    forgeAt: review.forgeAt ?? null,
  };
}

/** The inverse of `toReviewRow`. */
export function toReview(row: Row): Review {
  const { platform, channel, thread, author, authorLogin, reviewer, waitingSince, forgeAt, ...rest } = row;
  return {
    ...rest,
    place: { platform, community: row.community, channel, ...(thread !== null && { thread }) },
    ...(author !== null && { author }),
    ...(authorLogin !== null && { authorLogin }),
    ...(reviewer !== null && { reviewer }),
    ...(waitingSince !== null && { waitingSince }),
    ...(forgeAt !== null && { forgeAt }),
  };
}

/** A change without what people wrote in it, and that beside it, where it can be erased. */
export function splitText(change: ReviewChange): { readonly change: ReviewChange; readonly text: string | null } {
  switch (change.kind) {
    case "changes-requested":
      return { change: { ...change, note: "" }, text: change.note };
    case "cancelled":
      return { change: { ...change, reason: "" }, text: change.reason };
    case "described":
      // The review itself has the author's name, as long as it may be kept.
      return { change: { ...change, title: "", login: "" }, text: change.title };
    default:
      return { change, text: null };
  }
}

/** A change as it was kept, with what people wrote in it. */
export function toReviewEvent({ change, text, by, at }: typeof reviewEvents.$inferSelect): ReviewEvent {
  return { change: withText(change, text ?? ""), by, at };
}

function withText(change: ReviewChange, text: string): ReviewChange {
  switch (change.kind) {
    case "changes-requested":
      return { ...change, note: text };
    case "cancelled":
      return { ...change, reason: text };
    case "described":
      return { ...change, title: text };
    default:
      return change;
  }
}
