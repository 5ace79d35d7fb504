import type { CommandCall } from "../../core/command/command.ts";
import { toRoleName } from "../../core/community/community.ts";
import { toName } from "../../core/community/profile.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Place } from "../../core/question/message.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import { findPullRequest } from "../../core/review/pull-request.ts";
import { openReviewStates, toReviewId } from "../../core/review/review.ts";
import { actOnReview } from "./act-on-review.ts";
import { findRepository } from "./find-repository.ts";
import { openReviewCall } from "./open-review-call.ts";
import { resume } from "./review-acts.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { type SettledReview, settleReview } from "./settle-review.ts";

/** Asks for the review of a pull request; one that is over begins again. */
export async function requestReview(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { community, policy, texts, notice, language } = await openReviewCall(ports, call);
  if (!community || !policy) return notice(texts.off);
  const { link = "", title = "", author = call.person.id, skills = "" } = call.options;
  const pullRequest = findPullRequest(link);
  if (!pullRequest) return notice(texts.noLink(toExcerpt(link, 200)));
  const { url, name, repository } = pullRequest;
  const { review, isNew } = await ports.store.reviews.create(
    {
      community: community.id,
      url,
      name,
      title: toExcerpt(maskSecrets(title), 200),
      place: toPlace(call),
      author,
      skills: [...(findRepository(policy, repository)?.skills ?? []), ...readWords(skills)],
      state: "waiting-for-reviewer",
      createdAt: call.at,
    },
    call.person.id,
  );
  const id = toReviewId(review);
  if (!isNew && openReviewStates.includes(review.state)) return notice(texts.known(id, review.state));
  if (!isNew) return actOnReview(ports, { ...call, options: { review: id } }, restart);
  const settled = await settleReview(ports, community, policy, review, call.at);
  return notice(`${id}: ${await describe(settled)}`);

  async function describe({ review: { reviewer, place }, onDuty }: SettledReview): Promise<string> {
    if (!community || !policy) return texts.off;
    if (reviewer !== undefined) {
      const profile = await ports.store.profiles.find({ ...place, person: reviewer });
      return texts.asked(toName(community, reviewer, profile));
    }
    const role = toRoleName(community, policy.role);
    if (onDuty?.kind !== "nobody" || !onDuty.keepsRota) return texts.called(role);
    const { timeZone } = community.workingTime;
    const next = onDuty.nextAvailableAt;
    return texts.nobody(role, next === undefined ? undefined : `${renderTime(next, timeZone, language)} (${timeZone})`);
  }
}

/** Also a merged one may need another look. */
const restart: typeof resume = { ...resume, refuse: () => undefined };

function toPlace({ platform, community, channel, thread }: CommandCall): Place {
  return { platform, community, channel, ...(thread !== undefined && { thread }) };
}

function readWords(text: string): readonly string[] {
  return text
    .split(/[\s,，、]+/)
    .filter((word) => word !== "")
    .slice(0, 10);
}
