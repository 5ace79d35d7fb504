import type { DutyMember } from "../duty/duty.ts";
import { findNextWork, isWorking } from "./working-hours.ts";

/** Why somebody cannot be asked now; `free` when they can. */
export type Availability = "free" | "away" | "off-hours" | "full";

/** Whether a member can take work at a moment, with so many pieces of work open. */
export function toAvailability({ absence, calendar, capacity }: DutyMember, at: number, open: number): Availability {
  if (absence && absence.start <= at && at < absence.end) return "away";
  if (!isWorking(calendar, at)) return "off-hours";
  return capacity !== undefined && open >= capacity ? "full" : "free";
}

/** When a member works next, after an absence; `undefined` when that is not within a year. */
export function findNextAvailable({ absence, calendar }: DutyMember, at: number): number | undefined {
  const next = findNextWork(calendar, at);
  if (next === undefined || !absence || next < absence.start || next >= absence.end) return next;
  return findNextWork(calendar, absence.end);
}
