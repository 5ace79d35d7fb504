import type { AnnouncementDraft, Audience } from "../../core/announcement/announcement.ts";
import { type Community, type ReviewPolicy, toRoleName } from "../../core/community/community.ts";
import { toName } from "../../core/community/profile.ts";
import { toModerators } from "../../core/community/to-moderators.ts";
import { pingPerson } from "../../core/duty/ping-person.ts";
import type { OnDuty } from "../../core/ports/duty.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { type Review, toReviewId } from "../../core/review/review.ts";
import type { ReviewChange } from "../../core/review/review-change.ts";
import type { ReviewLook } from "./look-at-review.ts";
import { renderReview } from "./render-review.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { toReviewTexts } from "./texts.ts";

const hour = 3_600_000;

/** A review as it stands, with all that decides what must be said of it. */
export interface ReviewTelling {
  readonly community: Community;
  readonly policy: ReviewPolicy;
  readonly review: Review;
  readonly look: ReviewLook;
  readonly at: number;
  /** Who was found when somebody was looked for. */
  readonly onDuty?: OnDuty;
}

/** One thing to say: `about` makes it one, so that it is said once; the person is pinged where they may still be today. */
interface Word {
  readonly about: string;
  readonly text: string;
  readonly person?: string;
  readonly role?: string;
  readonly audience?: Audience;
}

/** Says what a review's state says must have been said; what was said before is not said again. */
export async function tellReview(ports: ReviewPorts, telling: ReviewTelling): Promise<void> {
  for (const word of await listWords(ports, telling))
    await ports.announce([await toAnnouncement(ports, telling, word)]);
}

async function listWords(ports: ReviewPorts, telling: ReviewTelling): Promise<readonly Word[]> {
  switch (telling.review.state) {
    case "waiting-for-reviewer":
      return [...toCall(telling), ...toReminders(telling)];
    default:
      return toOutcome(ports, telling);
  }
}

/** Whose turn it is, or that nobody is there. */
function toCall({ community, policy, review, look, onDuty }: ReviewTelling): readonly Word[] {
  const { turn, round, place } = review;
  const texts = toReviewTexts(toLanguage(community));
  if (look.reviewer) {
    const { person, name } = look.reviewer;
    const text = round === 0 || turn > 1 ? texts.pleaseReview(name) : texts.lookAgain(name);
    // Who is not at work is told when they are.
    return look.isThere ? [{ about: `asked:${turn}:${round}`, text, person }] : [];
  }
  if (onDuty?.kind !== "nobody") return [];
  const role = toRoleName(community, policy.role);
  if (!onDuty.keepsRota) return [{ about: `called:${turn}:${round}`, text: texts.called(role), role: policy.role }];
  const { timeZone } = community.workingTime;
  const next =
    onDuty.nextAvailableAt === undefined
      ? undefined
      : `${renderTime(onDuty.nextAvailableAt, timeZone, toLanguage(community))} (${timeZone})`;
  const channel = onDuty.channel ?? place.channel;
  const thread = onDuty.channel === undefined && place.thread !== undefined ? { thread: place.thread } : {};
  return [
    {
      about: `nobody:${turn}:${round}`,
      text: texts.nobody(role, next),
      audience: { kind: "channel", channel, ...thread },
    },
  ];
}

function toReminders({ community, review, look }: ReviewTelling): readonly Word[] {
  const { turn, place } = review;
  const texts = toReviewTexts(toLanguage(community));
  const { reviewer, waited, isReminderDue, isOverdue, isThere } = look;
  const hours = Math.floor(waited / hour);
  const reminded: readonly Word[] =
    reviewer && isReminderDue && !isOverdue && isThere
      ? [{ about: `reminder:${turn}`, text: texts.reminder(reviewer.name, hours), person: reviewer.person }]
      : [];
  const reported: readonly Word[] = isOverdue
    ? [
        {
          about: `overdue:${turn}`,
          text: texts.overdue(reviewer?.name, hours),
          audience: toModerators(community, place),
        },
      ]
    : [];
  return [...reminded, ...reported];
}

/** What the reviewer said, or how it ended, by the last such change. */
async function toOutcome({ store }: ReviewPorts, { community, review }: ReviewTelling): Promise<readonly Word[]> {
  const texts = toReviewTexts(toLanguage(community));
  const { number, author, place, version } = review;
  const history = await store.reviews.findHistory(community.id, number);
  const index = history.findLastIndex(({ change }) => outcomes.includes(change.kind));
  const event = history[index];
  if (!event) return [];
  const { change, by } = event;
  const about = `${change.kind}:${version - (history.length - 1 - index)}`;
  const person = author === undefined ? {} : { person: author };
  switch (change.kind) {
    case "changes-requested":
      return [{ about, text: texts.changesWanted(change.note), ...person }];
    case "approved": {
      const profile = await store.profiles.find({ ...place, person: by });
      return [{ about, text: texts.approved(toName(community, by.replace(/^forge:/, ""), profile)), ...person }];
    }
    case "merged":
      return [{ about, text: texts.merged }];
    case "cancelled":
      return [{ about, text: texts.cancelled(change.reason) }];
    default:
      return [];
  }
}

const outcomes: readonly ReviewChange["kind"][] = [
  "requested",
  "changes-requested",
  "drafted",
  "resumed",
  "approved",
  "merged",
  "cancelled",
];

async function toAnnouncement(
  { store }: ReviewPorts,
  { community, policy, review, at }: ReviewTelling,
  { about, text, person, role, audience }: Word,
): Promise<AnnouncementDraft> {
  const { platform, channel, thread } = review.place;
  const key = `review:${review.number}:${about}`;
  const language = toLanguage(community);
  const line = `${toReviewId(review)} · ${review.name}`;
  const isPinged =
    person !== undefined &&
    (await pingPerson(store, community, { community: community.id, platform, person, key, text: line, at })) === "sent";
  const mention: Reply["mention"] | undefined = isPinged
    ? { role: policy.role, person }
    : role === undefined
      ? undefined
      : { role };
  return {
    platform,
    community: community.id,
    key,
    audience: audience ?? { kind: "channel", channel, ...(thread !== undefined && { thread }) },
    reply: { ...renderReview(review, language, text), ...(mention && { mention }) },
  };
}

function toLanguage({ languages }: Community): string {
  return languages[0] ?? "en";
}
