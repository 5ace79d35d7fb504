import { toAvailability } from "../../core/community/availability.ts";
import type { Community, ReviewPolicy } from "../../core/community/community.ts";
import { findMember } from "../../core/community/find-member.ts";
import type { DutyMember } from "../../core/duty/duty.ts";
import type { Review } from "../../core/review/review.ts";
import { findAuthors } from "./find-authors.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { toWaited } from "./to-waited.ts";

const hour = 3_600_000;

/** How a review stands at a moment. */
export interface ReviewLook {
  /** Who has it; absent while nobody does. */
  readonly reviewer?: DutyMember;
  readonly authors: readonly string[];
  /** Milliseconds of the reviewer's work. */
  readonly waited: number;
  readonly isReminderDue: boolean;
  readonly isOverdue: boolean;
  /** Whether the reviewer is there to be told something. */
  readonly isThere: boolean;
  readonly isAway: boolean;
}

/** Looks at who has a review, for how long, and whether they are there. */
export async function lookAtReview(
  { store }: Pick<ReviewPorts, "store">,
  community: Community,
  { role, remindAfterHours, escalateAfterHours }: ReviewPolicy,
  review: Review,
  at: number,
): Promise<ReviewLook> {
  const { reviewer: person, place } = review;
  const reviewer = person === undefined ? undefined : await findMember(store, community, place, role, person);
  const waited = toWaited(review, reviewer?.calendar ?? community.workingTime, at);
  const isWaiting = review.state === "waiting-for-reviewer";
  const availability = reviewer && toAvailability(reviewer, at, 0);
  return {
    ...(reviewer && { reviewer }),
    authors: await findAuthors(store, community, review),
    waited,
    isReminderDue: isWaiting && remindAfterHours > 0 && waited >= remindAfterHours * hour,
    isOverdue: isWaiting && escalateAfterHours > 0 && waited >= escalateAfterHours * hour,
    isThere: availability !== "away" && availability !== "off-hours",
    isAway: availability === "away",
  };
}
