import type { CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import { toStanding } from "../../core/community/standing.ts";
import { type Review, readReviewId } from "../../core/review/review.ts";
import { findAuthors } from "./find-authors.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { toReviewTexts } from "./texts.ts";

/** What every command about reviews begins with: who calls, how they read, and what they are to the review they named. */
export async function openReviewCall(ports: ReviewPorts, call: CommandCall) {
  const { store } = ports;
  const opened = openCall(ports, call, toReviewTexts);
  const { community } = opened;
  const number = readReviewId(call.options.review ?? "");
  const review = number === undefined ? undefined : await store.reviews.find(call.community, number);
  return {
    ...opened,
    policy: community?.reviews,
    review,
    /** What the caller is to a review. */
    toPart: async (of: Review) => {
      const standing = community && toStanding(community, call.platform, call.person);
      const isHere = call.platform === of.place.platform;
      const authors = community ? await findAuthors(store, community, of) : [];
      const isModerator = standing?.isModerator ?? false;
      // On another platform nobody knows whether the caller is its author.
      const reviews =
        isHere && community?.reviews !== undefined && (standing?.roles.includes(community.reviews.role) ?? false);
      return {
        /** Whether the caller is where the review was asked for. */
        isHere,
        isModerator,
        isAuthor: isHere && authors.includes(call.person.id),
        isReviewer: isHere && of.reviewer === call.person.id,
        /** Whether reviewing is among the caller's work. */
        reviews,
        /** Nobody but the forge knows the author, so those who review speak for them. */
        speaksForAuthor:
          isModerator || (isHere && authors.includes(call.person.id)) || (authors.length === 0 && reviews),
      };
    },
  };
}

/** What a call was opened to. */
export type ReviewCall = Awaited<ReturnType<typeof openReviewCall>>;
