import { countWork, type WorkCalendar } from "../../core/community/working-hours.ts";
import type { Review } from "../../core/review/review.ts";

/** Milliseconds of work that a review has waited for its reviewer; while it is with the author nothing is added. */
export function toWaited({ waited, waitingSince }: Review, calendar: WorkCalendar, at: number): number {
  return waitingSince === undefined ? waited : waited + countWork(calendar, { start: waitingSince, end: at });
}
