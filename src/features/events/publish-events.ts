import { type CommunityEvent, toEventId } from "../../core/announcement/community-event.ts";
import type { Community } from "../../core/community/community.ts";
import { toModerators } from "../../core/community/to-moderators.ts";
import type { EventJobPorts } from "./event-ports.ts";
import { toEventTexts } from "./texts.ts";

/** As far ahead as anybody plans. */
const year = 366 * 86_400_000;

/** Makes the platform's own list of events say what is planned and what is cancelled; what fails for now is tried at the next run. */
export async function publishEvents(
  ports: EventJobPorts,
  community: Community,
  at: number,
  signal: AbortSignal,
): Promise<void> {
  for (const event of await ports.store.events.findBetween(community.id, at, at + year)) {
    if (signal.aborted) return;
    if (!isDue(event, at)) continue;
    await publishEvent(ports, community, event).catch((err: unknown) =>
      ports.log.warn({ community: community.id, event: event.number, err }, "event not published, trying again later"),
    );
  }
}

/** An event cancelled while it was open may stand in the list all the same: its last attempt may have worked unheard. */
function isDue({ publication, isCancelled, startsAt }: CommunityEvent, at: number): boolean {
  return isCancelled ? publication === "open" || publication === "published" : publication === "open" && startsAt > at;
}

async function publishEvent(ports: EventJobPorts, community: Community, event: CommunityEvent): Promise<void> {
  const outcome = await ports.publishEvent(event);
  if (!outcome) return;
  // Moderators are told first: a crash in between is made up at the next run, and the key says it once.
  if (outcome.kind === "refused") await tellModerators(ports, community, event, outcome.reason);
  await ports.store.events.savePublication(event.community, event.number, outcome);
}

async function tellModerators(
  { announce }: EventJobPorts,
  community: Community,
  event: CommunityEvent,
  reason: "no-permission" | "refused",
): Promise<void> {
  const language = community.languages[0] ?? "en";
  const { unpublished, unwithdrawn } = toEventTexts(language);
  const text = (event.isCancelled ? unwithdrawn : unpublished)(toEventId(event), event.title, reason);
  const about = event.isCancelled ? "unwithdrawn" : "unpublished";
  await announce([
    {
      platform: event.platform,
      community: community.id,
      key: `event:${event.number}:${event.startsAt}:${about}`,
      audience: toModerators(community, event),
      reply: { kind: "notice", language, text, buttons: [], visibility: "private" },
    },
  ]);
}
