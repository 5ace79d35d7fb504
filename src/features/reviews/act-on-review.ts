import type { CommandCall } from "../../core/command/command.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { Review } from "../../core/review/review.ts";
import type { ReviewChange } from "../../core/review/review-change.ts";
import { lookAtReview } from "./look-at-review.ts";
import { openReviewCall, type ReviewCall } from "./open-review-call.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { settleReview } from "./settle-review.ts";

/** What somebody does with a review. */
export interface ReviewAct {
  /** Why it may not be done, in the caller's words; `undefined` when it may. */
  refuse(texts: ReviewCall["texts"], review: Review, part: Part): string | undefined;
  /** `waited`: the work it has waited for its reviewer. */
  toChanges(review: Review, waited: number, call: CommandCall): readonly ReviewChange[];
  confirm(texts: ReviewCall["texts"], review: Review): string;
}

export type Part = Awaited<ReturnType<ReviewCall["toPart"]>>;

/** Does something with the review that a call names, once, for those who may; all see what came of it where it was asked for. */
export async function actOnReview(ports: ReviewPorts, call: CommandCall, act: ReviewAct): Promise<Reply> {
  const { community, policy, review, texts, notice, toPart } = await openReviewCall(ports, call);
  if (!community || !policy) return notice(texts.off);
  if (!review) return notice(texts.unknown(call.options.review ?? ""));
  const refusal = act.refuse(texts, review, await toPart(review));
  if (refusal !== undefined) return notice(refusal);
  const { waited } = await lookAtReview(ports, community, policy, review, call.at);
  const changes = act.toChanges(review, waited, call);
  const outcome = await ports.store.reviews.change(review, changes, call.person.id, call.at);
  if (outcome.kind !== "changed") return notice(texts.outdated);
  await settleReview(ports, community, policy, outcome.review, call.at);
  return notice(act.confirm(texts, outcome.review));
}
