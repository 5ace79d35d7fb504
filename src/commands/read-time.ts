import { casual, type ParsedResult, zh } from "chrono-node";
import { fromLocalTime, toLocalTime } from "../core/local-time.ts";

/**
 * A moment in human words, English or Chinese, as somebody in a time zone (IANA name) means it at `now`: `friday 18:00`,
 * `in 3 days 19:30`, `明天下午3点`, `2026-03-05 18:00`. `undefined` for what names no moment, and for a day without an hour.
 */
export function readTime(text: string, now: number, timeZone: string): number | undefined {
  const today = toLocalTime(now, timeZone);
  const offset =
    (Date.parse(`${today.date}T00:00:00Z`) + today.minute * 60_000 - Math.floor(now / 60_000) * 60_000) / 60_000;
  const reference = { instant: new Date(now), timezone: offset };
  const parser = /\p{Script=Han}/u.test(text) ? zh.hans : casual;
  const [found] = parser.parse(text, reference, { forwardDate: true });
  return found?.start.isCertain("hour") ? toMoment(found.start, timeZone) : undefined;
}

/** The clock's words hold in the time zone on that day, whatever its clock is set to by then. */
function toMoment(start: ParsedResult["start"], timeZone: string): number {
  // "in 90 minutes" and "18:00 UTC" are moments already.
  if (start.isCertain("timezoneOffset")) return start.date().getTime();
  const part = (name: "year" | "month" | "day" | "hour" | "minute") => start.get(name) ?? 0;
  const date = [part("year"), part("month"), part("day")].map((digits) => String(digits).padStart(2, "0")).join("-");
  return fromLocalTime(date, part("hour") * 60 + part("minute"), timeZone);
}
