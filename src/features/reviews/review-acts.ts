import { maskSecrets } from "../../core/mask-secrets.ts";
import { openReviewStates, type Review, toReviewId } from "../../core/review/review.ts";
import type { Part, ReviewAct } from "./act-on-review.ts";
import type { ReviewCall } from "./open-review-call.ts";

type Texts = ReviewCall["texts"];

/** The reviewer is content. */
export const approve: ReviewAct = {
  refuse: (texts, review, part) =>
    refuseJudgement(texts, review, part) ?? (review.state === "approved" ? texts.outdated : undefined),
  toChanges: (_, waited) => [{ kind: "approved", waited }],
  confirm: toConfirmation,
};

/** The reviewer wants changes: the author's turn. */
export const requestChanges: ReviewAct = {
  refuse: refuseJudgement,
  toChanges: (_, waited, { options }) => [{ kind: "changes-requested", waited, note: toWords(options.note) }],
  confirm: toConfirmation,
};

/** The author is done with what was wanted: the reviewer's turn again. */
export const resume: ReviewAct = {
  refuse: (texts, { state }, part) => {
    if (!part.speaksForAuthor) return texts.notAuthor;
    if (state === "waiting-for-reviewer") return texts.outdated;
    return state === "merged" || state === "cancelled" ? texts.closed : undefined;
  },
  toChanges: () => [{ kind: "resumed" }],
  confirm: toConfirmation,
};

/** The reviewer cannot; somebody else is found, and they are not asked again. */
export const decline: ReviewAct = {
  refuse: (texts, review, part) => {
    if (!isOpen(review)) return texts.closed;
    return review.reviewer !== undefined && (part.isReviewer || part.isModerator) ? undefined : texts.notTheirs;
  },
  toChanges: ({ reviewer }) => (reviewer === undefined ? [] : [{ kind: "passed", reviewer, reason: "declined" }]),
  confirm: (texts, review) => texts.passedOn(toReviewId(review)),
};

/** Somebody who reviews here takes it of their own accord. */
export const take: ReviewAct = {
  refuse: (texts, review, part) => {
    if (part.isAuthor) return texts.ownReview;
    if (!isOpen(review)) return texts.closed;
    if (part.isReviewer || (review.reviewer !== undefined && !part.isModerator)) return texts.outdated;
    // Whoever is of another platform could not be asked or reminded here.
    return part.isHere && (part.reviews || part.isModerator) ? undefined : texts.notReviewer;
  },
  toChanges: (_, __, { person }) => [{ kind: "assigned", reviewer: person.id }],
  confirm: (texts, review) => texts.taken(toReviewId(review)),
};

/** It is called off, with the reason where one is given. */
export const cancel: ReviewAct = {
  refuse: (texts, review, part) => {
    if (!part.speaksForAuthor) return texts.notAuthor;
    return review.state === "merged" || review.state === "cancelled" ? texts.closed : undefined;
  },
  toChanges: (_, waited, { options }) => [{ kind: "cancelled", waited, reason: toWords(options.reason) }],
  confirm: toConfirmation,
};

/** Nobody judges their own pull request, and what is over is judged no more. */
function refuseJudgement(texts: Texts, { state }: Review, part: Part): string | undefined {
  if (part.isAuthor) return texts.ownReview;
  if (!(part.isReviewer || part.reviews || part.isModerator)) return texts.notReviewer;
  return state === "merged" || state === "cancelled" ? texts.closed : undefined;
}

const longestWords = 2000;

/** What somebody wrote, as it may be kept. */
function toWords(typed = ""): string {
  return maskSecrets(typed).trim().slice(0, longestWords);
}

function isOpen({ state }: Review): boolean {
  return openReviewStates.includes(state);
}

function toConfirmation(texts: Texts, review: Review): string {
  return texts.done(toReviewId(review), review.state);
}
