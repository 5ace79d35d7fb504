import type { Community } from "../../core/community/community.ts";
import type { FindTopics } from "../../core/ports/find-topics.ts";
import type { Store } from "../../core/ports/store.ts";
import { proposeAnswers } from "./propose-answers.ts";
import { proposeLabels } from "./propose-labels.ts";
import { proposeTopics } from "./propose-topics.ts";

/** An answer to an older question reaches nobody any more. */
export const reviewedFor = 30 * 86_400_000;

/** Takes in what is in doubt or disputed at this moment. */
export async function collectDoubts(store: Store, community: Community, at: number): Promise<void> {
  const answers = await proposeAnswers(store, community, at - reviewedFor);
  const labels = proposeLabels(await store.feedback.findAll(community.id));
  await store.drafts.propose(community.id, ["answer", "label"], [...answers, ...labels], at);
}

/** Takes in the subjects that have no entry. */
export async function collectTopics(
  store: Store,
  community: Community,
  findTopics: FindTopics,
  at: number,
): Promise<void> {
  const topics = await proposeTopics(store, community.id, findTopics);
  await store.drafts.propose(community.id, ["topic"], topics, at);
}
