import ical, { ICalEventStatus, ICalEventTransparency } from "ical-generator";
import type { CalendarEntry } from "./calendar-entry.ts";

/** Entries as an iCalendar file (RFC 5545); times are in UTC, which each calendar shows in its own time zone. */
export function renderCalendar(name: string, community: string, entries: readonly CalendarEntry[], at: number): string {
  const calendar = ical({ name, prodId: { company: "Usher", product: community } });
  for (const { id, revision, title, description, place, start, end, isCancelled } of entries) {
    calendar.createEvent({
      id: `${id}@${community}.usher`,
      sequence: revision,
      stamp: new Date(at),
      start: new Date(start),
      ...(end !== undefined && { end: new Date(end) }),
      summary: title,
      ...(description && { description }),
      ...(place && { location: place }),
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // A moment takes up no time.
      ...(end === undefined && { transparency: ICalEventTransparency.TRANSPARENT }),
    });
  }
  return calendar.toString();
}
