import type { CommunityEvent } from "../../core/announcement/community-event.ts";
import { createCommunityJob } from "../../core/announcement/create-community-job.ts";
import type { Job } from "../../core/announcement/job.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { EventJobPorts } from "./event-ports.ts";
import { publishEvents } from "./publish-events.ts";
import { tellAttendees } from "./tell-attendees.ts";
import { toEventTexts } from "./texts.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** How long before its start an event's second reminder comes. */
const soon = 15 * minute;

/** Keeps the platform's own list of events current, reminds those who come a day and a quarter of an hour before, and asks the host for a recap when it is over. */
export function createEventJob(ports: EventJobPorts): Job {
  return createCommunityJob(
    ports,
    { name: "event-reminders", schedule: "* * * * *" },
    async (community, at, signal) => {
      await publishEvents(ports, community, at, signal);
      for (const event of await ports.store.events.findBetween(community.id, at - day, at + day)) {
        if (signal.aborted) return;
        if (!event.isCancelled) await remind(ports, event, at);
      }
    },
  );
}

async function remind(ports: EventJobPorts, event: CommunityEvent, at: number): Promise<void> {
  const { title, startsAt, endsAt } = event;
  if (at >= endsAt) return askForRecap(ports, event);
  if (at >= startsAt) return;
  // Whoever answers after the first reminder was due needs none of a day before.
  const isDayBefore = startsAt - at > day / 2;
  if (startsAt - at <= soon) {
    const minutes = Math.max(1, Math.ceil((startsAt - at) / minute));
    await tellAttendees(ports, event, "soon", (texts) => texts.startsSoon(title, minutes));
  } else if (isDayBefore) {
    await tellAttendees(ports, event, "tomorrow", (texts, { timeZone, language }) =>
      texts.startsTomorrow(title, renderTime(startsAt, timeZone, language)),
    );
  }
}

async function askForRecap({ communities, announce }: EventJobPorts, event: CommunityEvent): Promise<void> {
  if (event.recap !== undefined) return;
  const { community, platform, host, number, title, startsAt } = event;
  const language = communities.get(community)?.community.languages[0] ?? "en";
  const options = { event: `E-${number}` };
  const texts = toEventTexts(language);
  await announce([
    {
      platform,
      community,
      key: `event:${number}:${startsAt}:recap`,
      audience: { kind: "person", person: host },
      reply: {
        kind: "notice",
        language,
        text: texts.askForRecap(title),
        buttons: [
          {
            label: texts.recapButton,
            style: "primary",
            action: { kind: "command", name: "event recap", options },
          },
        ],
        visibility: "private",
      },
    },
  ]);
}
