import { casual, type ParsedResult, zh } from "chrono-node";
import { fromLocalTime, toLocalTime } from "../core/community/local-time.ts";
import type { ReadTime, TimeReading } from "../core/ports/read-time.ts";
import { spellDates } from "./spell-dates.ts";

/**
 * Reads `friday 18:00`, `in 3 days`, `tomorrow afternoon`, `明天下午3点`, `2026-03-05 18:00`. An hour that a change of the clock skips is
 * taken as much later as it skips; a date like `1/2/2026`, which is another day elsewhere, is not guessed.
 */
export const readTime: ReadTime = (text, now, timeZone) => {
  const spelt = spellDates(text, toLocalTime(now, timeZone).date);
  return typeof spelt === "string" ? read(spelt, now, timeZone) : { kind: "ambiguous", readings: spelt };
};

function read(text: string, now: number, timeZone: string): TimeReading {
  const today = toLocalTime(now, timeZone);
  const offset =
    (Date.parse(`${today.date}T00:00:00Z`) + today.minute * 60_000 - Math.floor(now / 60_000) * 60_000) / 60_000;
  const reference = { instant: new Date(now), timezone: offset };
  const parser = /\p{Script=Han}/u.test(text) ? zh.hans : casual;
  const [found] = parser.parse(text, reference, { forwardDate: true });
  if (!found) return /^(?:eod|end of (?:the )?day)$/i.test(text.trim()) ? toDay(today.date) : { kind: "unclear" };
  const { start } = found;
  const [, hour] = partsOfDay.find(([words]) => words.test(found.text)) ?? [];
  if (start.isCertain("hour")) return toMoment(start, timeZone);
  if (hour !== undefined) return { kind: "moment", at: fromLocalTime(toDate(start), hour * 60, timeZone) };
  return start.isCertain("day") || start.isCertain("weekday") ? toDay(toDate(start)) : { kind: "unclear" };
}

/** The hour that is meant where only a part of the day is named. */
const partsOfDay: readonly (readonly [words: RegExp, hour: number])[] = [
  [/morning|早上|早晨|上午/i, 9],
  [/afternoon|下午/i, 15],
  [/evening|傍晚/i, 18],
  [/noon|中午/i, 12],
  [/tonight|night|晚/i, 20],
];

/** The clock's words hold in the time zone on that day, whatever its clock is set to by then. */
function toMoment(start: ParsedResult["start"], timeZone: string): TimeReading {
  // "in 90 minutes" and "18:00 UTC" are moments already.
  if (start.isCertain("timezoneOffset")) return { kind: "moment", at: start.date().getTime() };
  const minute = (start.get("hour") ?? 0) * 60 + (start.get("minute") ?? 0);
  return { kind: "moment", at: fromLocalTime(toDate(start), minute, timeZone) };
}

function toDay(date: string): TimeReading {
  return { kind: "day", date };
}

function toDate(start: ParsedResult["start"]): string {
  const parts = (["year", "month", "day"] as const).map((name) => start.get(name) ?? 0);
  return parts.map((digits) => String(digits).padStart(2, "0")).join("-");
}
