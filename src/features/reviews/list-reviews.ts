import type { CommandCall } from "../../core/command/command.ts";
import { toName, toTimeZone } from "../../core/community/profile.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { openReviewStates, type Review, toReviewId } from "../../core/review/review.ts";
import { lookAtReview } from "./look-at-review.ts";
import { openReviewCall } from "./open-review-call.ts";
import { renderReview } from "./render-review.ts";
import type { ReviewPorts } from "./review-ports.ts";

const hour = 3_600_000;
/** As many as a person reads at once. */
const shown = 15;

/** The open reviews, with whom each waits for and for how long; an error where no role reviews, so that no home page shows it. */
export async function listReviews(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { community, policy, texts, notice } = await openReviewCall(ports, call);
  if (!community || !policy) return { ...notice(texts.off), kind: "error" };
  const current = await ports.store.reviews.findCurrent(community.id, call.at);
  const open = current.filter(({ state }) => openReviewStates.includes(state));
  if (open.length === 0) return notice(texts.noReviews);
  const lines: string[] = [];
  for (const review of open.slice(0, shown)) {
    const { reviewer, waited, isOverdue } = await lookAtReview(ports, community, policy, review, call.at);
    const isWaiting = review.state === "waiting-for-reviewer";
    const parts = [
      `- ${toReviewId(review)} · [${review.name}](${review.url})${review.title === "" ? "" : ` ${review.title}`}`,
      texts.states[review.state],
      reviewer?.name ?? texts.nobodyYet,
      ...(isWaiting ? [texts.waited(Math.floor(waited / hour))] : []),
      ...(isOverdue ? [`**${texts.overdueMark}**`] : []),
    ];
    lines.push(parts.join(" · "));
  }
  const more = open.length > shown ? [`… ${open.length}`] : [];
  return notice([texts.open, ...lines, ...more].join("\n"));
}

/** A review with all that happened to it. */
export async function showReview(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { community, review, texts, notice, language } = await openReviewCall(ports, call);
  if (!community?.reviews) return notice(texts.off);
  if (!review) return notice(texts.unknown(call.options.review ?? ""));
  const { reviewer, waited } = await lookAtReview(ports, community, community.reviews, review, call.at);
  const profiles = new Map((await ports.store.profiles.findAll(community.id)).map((one) => [one.person, one]));
  const nameOf = (person: string) => toName(community, person.replace(/^forge:/, ""), profiles.get(person));
  const timeZone = toTimeZone(community, profiles.get(call.person.id));
  const history = await ports.store.reviews.findHistory(community.id, review.number);
  const lines = history
    .filter(({ change }) => change.kind !== "described")
    .map(({ change, by, at }) => {
      const whom = "reviewer" in change ? ` ${nameOf(change.reviewer)}` : "";
      const why = change.kind === "passed" ? ` (${texts.passReasons[change.reason]})` : "";
      const who = by === "system" ? "" : ` · ${nameOf(by)}`;
      return `- ${renderTime(at, timeZone, language)}: ${texts.events[change.kind]}${whom}${why}${who}`;
    });
  const state = `${texts.states[review.state]} · ${reviewer?.name ?? texts.nobodyYet} · ${texts.waited(Math.floor(waited / hour))}`;
  return renderReview(review, language, [state, "", ...lines].join("\n"), "private");
}

/** Whether a review is what somebody types of it. */
export function isTyped(review: Review, typed: string): boolean {
  return `${toReviewId(review)} ${review.name} ${review.title}`.toLowerCase().includes(typed.trim().toLowerCase());
}
