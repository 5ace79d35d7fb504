import type { CommunityEvent } from "../../core/announcement/community-event.ts";
import { toTimeZone } from "../../core/community/profile.ts";
import type { EventPorts } from "./event-ports.ts";
import type { Reader } from "./render-event.ts";
import { toEventTexts } from "./texts.ts";

/**
 * Tells everybody who comes, or perhaps comes, one thing about an event, each alone and in their own time zone. `about` makes it
 * one thing: it is said once, however often this is called.
 */
export async function tellAttendees(
  { communities, store, announce }: Pick<EventPorts, "communities" | "store" | "announce">,
  event: CommunityEvent,
  about: string,
  render: (texts: ReturnType<typeof toEventTexts>, reader: Reader) => string,
): Promise<void> {
  const community = communities.get(event.community)?.community;
  if (!community) return;
  const language = community.languages[0] ?? "en";
  const rsvps = await store.events.findRsvps(event.community, event.number);
  for (const { platform, person, attendance } of rsvps) {
    if (attendance === "no") continue;
    const profile = await store.profiles.find({ community: community.id, platform, person });
    const text = render(toEventTexts(language), { language, timeZone: toTimeZone(community, profile) });
    await announce([
      {
        platform,
        community: community.id,
        key: `event:${event.number}:${event.startsAt}:${about}:${person}`,
        audience: { kind: "person", person },
        reply: { kind: "notice", language, text, buttons: [], visibility: "private" },
      },
    ]);
  }
}
