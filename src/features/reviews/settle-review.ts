import type { Community, ReviewPolicy } from "../../core/community/community.ts";
import { findOnDuty } from "../../core/duty/find-on-duty.ts";
import type { OnDuty } from "../../core/ports/duty.ts";
import type { Review } from "../../core/review/review.ts";
import type { PassReason, ReviewChange } from "../../core/review/review-change.ts";
import { lookAtReview, type ReviewLook } from "./look-at-review.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { tellReview } from "./tell-review.ts";

/** Whom a review came to, and who is there where that is nobody. */
export interface SettledReview {
  readonly review: Review;
  readonly onDuty?: OnDuty;
}

/** More steps than a review can need at once: away from its author, to somebody else. */
const mostSteps = 4;

/**
 * Brings a review to where it belongs by now: to a reviewer where it has none, to another where its own is its author, away or
 * late. Then everything is said that its state says must have been, each thing once. Calling it again at any time does no harm, so
 * a crash between any two of these steps is made up for by the next call.
 */
export async function settleReview(
  ports: ReviewPorts,
  community: Community,
  policy: ReviewPolicy,
  given: Review,
  at: number,
): Promise<SettledReview> {
  let review = given;
  let look = await lookAtReview(ports, community, policy, review, at);
  let onDuty: OnDuty | undefined;
  for (let step = 0; step < mostSteps; step++) {
    const found = await findStep(ports, community, policy, review, look, at);
    onDuty = found.onDuty ?? onDuty;
    if (found.changes.length === 0) break;
    const outcome = await ports.store.reviews.change(review, found.changes, "system", at);
    // Whoever came first settles it.
    if (outcome.kind !== "changed") return { review };
    review = outcome.review;
    look = await lookAtReview(ports, community, policy, review, at);
  }
  await endTurns(ports, review, at);
  await tellReview(ports, { community, policy, review, look, at, ...(onDuty && { onDuty }) });
  return { review, ...(onDuty && { onDuty }) };
}

interface Step {
  readonly changes: readonly ReviewChange[];
  readonly onDuty?: OnDuty;
}

const noStep: Step = { changes: [] };

async function findStep(
  ports: ReviewPorts,
  community: Community,
  policy: ReviewPolicy,
  review: Review,
  look: ReviewLook,
  at: number,
): Promise<Step> {
  const { reviewer, state } = review;
  if (state !== "waiting-for-reviewer") return noStep;
  const reason = toPassReason(review, look);
  if (reviewer !== undefined && reason === undefined) return noStep;
  const passed: readonly ReviewChange[] =
    reviewer === undefined || reason === undefined ? [] : [{ kind: "passed", reviewer, reason }];
  if (reason === "author") return { changes: passed };
  const { platform } = review.place;
  const onDuty = await findOnDuty(
    ports.store,
    { community },
    {
      community: community.id,
      role: policy.role,
      platform,
      subject: toSubject(review, review.turn),
      at,
      excluding: [...look.authors, ...review.passed, ...(reviewer === undefined ? [] : [reviewer])],
      skills: review.skills,
    },
  );
  if (onDuty.kind === "person") {
    return { changes: [...passed, { kind: "assigned", reviewer: onDuty.person }], onDuty };
  }
  return reviewer === undefined ? { changes: [], onDuty } : noStep;
}

function toPassReason({ reviewer, isEscalated }: Review, look: ReviewLook): PassReason | undefined {
  if (reviewer === undefined) return undefined;
  if (look.authors.includes(reviewer)) return "author";
  if (look.isAway) return "away";
  return look.isOverdue && !isEscalated ? "overdue" : undefined;
}

/** The work as the rota knows it; each time it is given to somebody it is another piece. */
function toSubject({ number }: Review, turn: number): string {
  return `review:${number}:${turn}`;
}

/** What somebody no longer has to do is taken off their desk. */
async function endTurns({ store }: ReviewPorts, review: Review, at: number): Promise<void> {
  const { turn, reviewer, state, place } = review;
  const isWithReviewer = reviewer !== undefined && (state === "waiting-for-reviewer" || state === "waiting-for-author");
  const last = isWithReviewer ? turn - 2 : turn - 1;
  for (const ended of [last - 1, last]) if (ended >= 0) await store.duty.end(place, toSubject(review, ended), at);
}
