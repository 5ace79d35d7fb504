import { type Weekday, weekdays } from "../../core/community/local-time.ts";
import type { WorkingWindow } from "../../core/community/working-hours.ts";

/**
 * Hours of work as people write them: `mon-fri 9-17`, `weekdays 9-12 13-17:30; sat 22-2`, `周一至周五 9-17`; `always` is every hour
 * of every day. `undefined` for what is none.
 */
export function readHours(text: string): readonly WorkingWindow[] | undefined {
  const typed = text
    .trim()
    .toLowerCase()
    .replaceAll(/\s*[-–—~～至到]\s*/g, "-")
    .replaceAll("：", ":")
    .replaceAll("；", ";")
    .replaceAll(/点钟?/g, "");
  if (/^(?:always|任何时间|全天)$/.test(typed)) return [];
  const parts = typed.split(";").map((part) => readPart(part.trim()));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function readPart(part: string): readonly WorkingWindow[] | undefined {
  const clocks = String.raw`\d{1,2}(?::\d{2})?-\d{1,2}(?::\d{2})?`;
  const [, named = "", times = ""] =
    new RegExp(String.raw`^(\D+?)\s*((?:${clocks})(?:[\s,，、]+${clocks})*)$`).exec(part) ?? [];
  const days = readDays(named);
  const windows = times.split(/(?<=\d)[\s,，、]+(?=\d)/).map(readClocks);
  if (!days || windows.includes(undefined)) return undefined;
  return windows.flatMap((window) => (window ? [{ days, ...window }] : []));
}

function readClocks(times: string): Pick<WorkingWindow, "from" | "to"> | undefined {
  const [from, to] = times.split("-").map(toClock);
  return from === undefined || to === undefined || from === to || from === "24:00" ? undefined : { from, to };
}

function toClock(typed: string): string | undefined {
  const [hour = "", minute = "00"] = typed.split(":");
  const clock = `${hour.padStart(2, "0")}:${minute}`;
  return /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(clock) ? clock : undefined;
}

function readDays(text: string): readonly Weekday[] | undefined {
  const named = text.split(/[\s,，、]+/).filter((name) => name !== "");
  const found = named.map(readSpan);
  if (named.length === 0 || found.includes(undefined)) return undefined;
  const days = new Set(found.flatMap((span) => span ?? []));
  return weekdays.filter((day) => days.has(day));
}

function readSpan(text: string): readonly Weekday[] | undefined {
  if (/^(?:daily|everyday|每天)$/.test(text)) return weekdays;
  if (/^(?:weekdays|工作日)$/.test(text)) return weekdays.slice(0, 5);
  if (/^(?:weekends?|周末)$/.test(text)) return weekdays.slice(5);
  const [first, last = first, more] = text.split("-").map(readDay);
  if (first === undefined || last === undefined || more !== undefined) return undefined;
  const around = [...weekdays, ...weekdays].slice(first);
  return around.slice(0, ((last - first + 7) % 7) + 1);
}

/** The day's place in the week; in Chinese the numbers alone name the days after the first. */
function readDay(name: string): number | undefined {
  const [, chinese] = /^(?:周|星期|礼拜)?([一二三四五六日天])$/.exec(name) ?? [];
  if (chinese !== undefined) return "一二三四五六日".indexOf(chinese.replace("天", "日"));
  const found = days.findIndex((day) => name.length >= 2 && day.startsWith(name));
  return found < 0 ? undefined : found;
}

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
