import type { Community, ReviewedRepository, ReviewPolicy } from "../../core/community/community.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import type { ForgeEvent, ForgeOutcome, TakeForgeEvent } from "../../core/review/forge-event.ts";
import { findPullRequest } from "../../core/review/pull-request.ts";
import type { Review } from "../../core/review/review.ts";
import { findByLogin } from "./find-authors.ts";
import { findRepository } from "./find-repository.ts";
import { lookAtReview } from "./look-at-review.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { settleReview } from "./settle-review.ts";
import { toForgeChanges } from "./to-forge-changes.ts";

export type ForgePorts = ReviewPorts & {
  /** Milliseconds since the epoch. */
  now(): number;
};

/** More often than two can be quicker at once. */
const mostTries = 5;

/** Keeps reviews current by what a forge tells: each delivery once, whatever came before it, and what is too old to count not at all. */
export function createForgeEvents(ports: ForgePorts): TakeForgeEvent {
  return async (id, event) => {
    const community = ports.communities.get(id)?.community;
    const repository = community?.reviews && findRepository(community.reviews, event.repository);
    if (!community?.reviews || !repository) {
      ports.log.debug({ community: id, delivery: event.delivery }, "a repository that is not configured, ignored");
      return "ignored";
    }
    const outcome = await takeIn(ports, community, community.reviews, repository, event);
    ports.log.debug({ community: id, delivery: event.delivery, action: event.action, outcome }, "forge event");
    return outcome;
  };
}

async function takeIn(
  ports: ForgePorts,
  community: Community,
  policy: ReviewPolicy,
  repository: ReviewedRepository,
  event: ForgeEvent,
): Promise<ForgeOutcome> {
  const { store, now } = ports;
  for (let tried = 0; tried < mostTries; tried++) {
    const review = await findOrOpen(ports, community, repository, event);
    if (!review) return "ignored";
    const { platform } = review.place;
    const at = now();
    const [by = `forge:${event.by}`] = await findByLogin(store, community, platform, event.by);
    const [author] = await findByLogin(store, community, platform, event.author);
    const [requested] =
      event.requested === undefined ? [] : await findByLogin(store, community, platform, event.requested);
    const { waited } = await lookAtReview(ports, community, policy, review, at);
    const changes = toForgeChanges(review, event, {
      waited,
      title: toTitle(event),
      skills: [...new Set([...review.skills, ...event.labels])],
      ...(author !== undefined && { author }),
      ...(requested !== undefined && { requested }),
    });
    if (changes.length === 0) return "ignored";
    const outcome = await store.reviews.change(review, changes, by, at, { id: event.delivery, at });
    if (outcome.kind === "known") return "known";
    if (outcome.kind === "outdated") continue;
    await settleReview(ports, community, policy, outcome.review, at);
    return "taken";
  }
  throw new Error(`the review of ${event.url} changes too fast`);
}

/** The review of the pull request; one begins where the configuration says in which channel, whichever event comes first. */
async function findOrOpen(
  { store, now }: ForgePorts,
  community: Community,
  { opensIn, skills }: ReviewedRepository,
  event: ForgeEvent,
): Promise<Review | undefined> {
  const pullRequest = findPullRequest(event.url);
  if (!pullRequest) return undefined;
  const known = await store.reviews.findByUrl(community.id, pullRequest.url);
  if (known || !opensIn || event.isClosed) return known;
  const { platform, channel } = opensIn;
  const [author] = await findByLogin(store, community, platform, event.author);
  const { review } = await store.reviews.create(
    {
      community: community.id,
      url: pullRequest.url,
      name: pullRequest.name,
      title: toTitle(event),
      place: { platform, community: community.id, channel },
      ...(author !== undefined && { author }),
      authorLogin: event.author,
      skills: [...new Set([...skills, ...event.labels])],
      state: event.isDraft ? "waiting-for-author" : "waiting-for-reviewer",
      createdAt: now(),
    },
    author ?? `forge:${event.author}`,
  );
  return review;
}

function toTitle({ title }: ForgeEvent): string {
  return toExcerpt(maskSecrets(title), 200);
}
