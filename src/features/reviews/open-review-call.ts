import type { CommandCall } from "../../core/command.ts";
import type { Reply } from "../../core/reply.ts";
import { type Review, readReviewId } from "../../core/review.ts";
import { toStanding } from "../../core/standing.ts";
import { findAuthors } from "./find-authors.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { toReviewTexts } from "./texts.ts";

/** What every command about reviews begins with: who calls, how they read, and what they are to the review they named. */
export async function openReviewCall({ communities, store }: ReviewPorts, call: CommandCall) {
  const community = communities.get(call.community)?.community;
  const language = call.person.language ?? community?.languages[0] ?? "en";
  const number = readReviewId(call.options.review ?? "");
  const review = number === undefined ? undefined : await store.reviews.find(call.community, number);
  return {
    community,
    policy: community?.reviews,
    language,
    review,
    texts: toReviewTexts(language),
    notice: (text: string): Reply => ({ kind: "notice", language, text, buttons: [], visibility: "private" }),
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
