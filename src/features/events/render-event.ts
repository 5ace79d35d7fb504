import { attendances, type CommunityEvent, type Rsvp, toEventId } from "../../core/announcement/community-event.ts";
import type { Button } from "../../core/reply/button.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toEventTexts } from "./texts.ts";

/** How somebody reads times and words. */
export interface Reader {
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** An event with all that one must know to come, and buttons to say whether one does. */
export function renderEvent(
  event: CommunityEvent,
  rsvps: readonly Rsvp[],
  { language, timeZone }: Reader,
  visibility: Reply["visibility"],
): Reply {
  const texts = toEventTexts(language);
  const { title, description, place, startsAt, endsAt, kind, isCancelled, recap } = event;
  const state = isCancelled ? ` (${texts.cancelled})` : "";
  const lines = [
    `${texts.when(renderTime(startsAt, timeZone, language), renderTime(endsAt, timeZone, language))} (${timeZone})`,
    place === "" ? "" : texts.where(place),
    description,
    texts.coming(countRsvps(rsvps)),
    recap === undefined ? "" : `${texts.recap(title)}\n${recap}`,
  ];
  return {
    kind: "notice",
    language,
    title: `${toEventId(event)} · ${texts.kinds[kind]}: ${title}${state}`,
    text: lines.filter((line) => line !== "").join("\n\n"),
    buttons: isCancelled ? [] : toButtons(event, language),
    visibility,
  };
}

/** An event as one line of a list. */
export function renderEventLine(event: CommunityEvent, { language, timeZone }: Reader): string {
  const { kinds, cancelled } = toEventTexts(language);
  const { title, startsAt, kind, isCancelled } = event;
  const line = `${toEventId(event)} · ${renderTime(startsAt, timeZone, language)} · ${kinds[kind]}: ${title}`;
  return isCancelled ? `- ~~${line}~~ (${cancelled})` : `- ${line}`;
}

function toButtons(event: CommunityEvent, language: string): readonly Button[] {
  const labels = toEventTexts(language).attendances;
  return attendances.map((answer) => ({
    label: labels[answer],
    style: answer === "yes" ? "primary" : "secondary",
    action: { kind: "command", name: "event rsvp", options: { event: toEventId(event), answer } },
  }));
}

function countRsvps(rsvps: readonly Rsvp[]) {
  const count = (wanted: Rsvp["attendance"]) => rsvps.filter(({ attendance }) => attendance === wanted).length;
  return { yes: count("yes"), maybe: count("maybe"), no: count("no") };
}
