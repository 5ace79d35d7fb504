import { type CommunityEvent, toEventId } from "../../core/announcement/community-event.ts";
import type { CalendarEntry } from "./calendar-entry.ts";
import type { CalendarPorts, CalendarRequest } from "./calendar-ports.ts";

const year = 366 * 24 * 3_600_000;

/** What is planned for the next year: all of it, or what the caller comes to, perhaps, or hosts. */
export async function findEventEntries(
  { store }: CalendarPorts,
  { community, place, person, at }: CalendarRequest,
  whose: "own" | "all",
): Promise<readonly CalendarEntry[]> {
  const found: CommunityEvent[] = [];
  for (const event of await store.events.findBetween(community.id, at, at + year)) {
    if (whose === "all" || (await isComing(event))) found.push(event);
  }
  return found.map((event) => ({
    id: `event-${event.number}`,
    // Being called off is all that ever changes of it.
    revision: event.isCancelled ? 1 : 0,
    title: `${toEventId(event)} ${event.title}`,
    description: event.description,
    place: event.place,
    start: event.startsAt,
    end: event.endsAt,
    isCancelled: event.isCancelled,
  }));

  async function isComing({ number, host, platform }: CommunityEvent): Promise<boolean> {
    if (host === person && platform === place.platform) return true;
    const rsvps = await store.events.findRsvps(community.id, number);
    return rsvps.some((rsvp) => rsvp.person === person && rsvp.platform === place.platform && rsvp.attendance !== "no");
  }
}
