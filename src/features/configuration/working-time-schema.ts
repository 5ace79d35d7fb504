import { z } from "zod";
import { isTimeZone, weekdays } from "../../core/community/local-time.ts";

export const timeZone = z
  .string()
  .refine(isTimeZone, "must be a time zone's IANA name, like Europe/Berlin")
  .describe("A time zone's IANA name.");

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "must be a time of day, like 09:30");

/** Hours that recur every week. */
export const workingHours = z.array(
  z.strictObject({
    days: z.array(z.enum(weekdays)).min(1).describe("mon to sun."),
    from: clock.describe("When they begin, like 09:00."),
    to: clock.describe("When they end; on the next day where that is not after their beginning."),
  }),
);

const holiday = z.iso.date("must be a date, like 2026-12-25");

/** When a community works. */
export const workingTime = z.strictObject({
  timeZone: timeZone.default("UTC").describe("The time zone of the hours and the holidays."),
  hours: workingHours.default([]).describe("The hours of work; always when there are none."),
  holidays: z.array(holiday).default([]).describe("Dates on which nobody works."),
});
