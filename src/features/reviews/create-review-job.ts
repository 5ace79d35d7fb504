import { createCommunityJob } from "../../core/announcement/create-community-job.ts";
import type { Job } from "../../core/announcement/job.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { settleReview } from "./settle-review.ts";

/** As long as Usher may have been off without a word about a review's end being lost. */
const lookBack = 7 * 86_400_000;

/** Finds reviewers where there was none, reminds, gives late reviews to others and tells moderators; what a crash left unsaid is said. */
export function createReviewJob(ports: ReviewPorts): Job {
  return createCommunityJob(ports, { name: "reviews", schedule: "*/5 * * * *" }, async (community, at, signal) => {
    const { reviews: policy } = community;
    if (!policy) return;
    for (const review of await ports.store.reviews.findCurrent(community.id, at - lookBack)) {
      if (signal.aborted) return;
      await settleReview(ports, community, policy, review, at).catch((err: unknown) =>
        ports.log.error({ community: community.id, review: review.number, err }, "review not settled, trying again"),
      );
    }
  });
}
