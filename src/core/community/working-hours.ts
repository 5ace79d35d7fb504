import { addDays, fromLocalTime, toLocalTime, toWeekdayOf, type Weekday, weekdays } from "./local-time.ts";

/** Hours of work that recur every week; where `to` is not after `from` they end on the next day. */
export interface WorkingWindow {
  readonly days: readonly Weekday[];
  /** `09:00`. */
  readonly from: string;
  /** `17:30`; `24:00` is the day's end. */
  readonly to: string;
}

/** When somebody works; without hours always, except on the holidays. */
export interface WorkCalendar {
  /** IANA name. */
  readonly timeZone: string;
  readonly hours: readonly WorkingWindow[];
  /** Dates, `2026-12-25`; what begins on one of them does not take place. */
  readonly holidays: readonly string[];
}

/** From `start` up to `end`, which no longer belongs to it; milliseconds since the epoch. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Who does not work within a year is not waited for. */
const horizon = 366;

/** Whether a calendar has work at a moment. */
export function isWorking(calendar: WorkCalendar, at: number): boolean {
  return findNextWork(calendar, at) === at;
}

/** The first moment of work, `at` itself included; `undefined` when there is none within a year. */
export function findNextWork(calendar: WorkCalendar, at: number): number | undefined {
  for (const { start, end } of listWork(calendar, at)) if (end > at) return Math.max(start, at);
  return undefined;
}

/** The moment at which so many milliseconds of work have passed since `at`; `undefined` when that takes longer than a year. */
export function addWork(calendar: WorkCalendar, at: number, duration: number): number | undefined {
  let [reached, left] = [at, duration];
  for (const { start, end } of listWork(calendar, at)) {
    const begin = Math.max(start, reached);
    if (end - begin >= left) return begin + left;
    if (end > begin) [reached, left] = [end, left - (end - begin)];
  }
  return undefined;
}

/** The spans of work between two moments, those that touch made one. */
export function findWork(calendar: WorkCalendar, { start, end }: Span): readonly Span[] {
  const found: Span[] = [];
  for (const span of listWork(calendar, start)) {
    if (span.start >= end) break;
    const cut = { start: Math.max(span.start, start), end: Math.min(span.end, end) };
    const last = found.at(-1);
    if (last && cut.start <= last.end) found.splice(-1, 1, { start: last.start, end: Math.max(last.end, cut.end) });
    else if (cut.end > cut.start) found.push(cut);
  }
  return found;
}

/** Milliseconds of work between two moments. */
export function countWork(calendar: WorkCalendar, span: Span): number {
  return findWork(calendar, span).reduce((sum, { start, end }) => sum + end - start, 0);
}

/** The working day of who names no hours. */
const usualHours = { days: weekdays, from: "09:00", to: "18:00" };

/** From the first to the last hour of work that begins on a date; `undefined` for a day off. */
export function toWorkingDay({ timeZone, hours, holidays }: WorkCalendar, date: string): Span | undefined {
  if (holidays.includes(date)) return undefined;
  const weekday = toWeekdayOf(date);
  const windows = (hours.length === 0 ? [usualHours] : hours).filter(({ days }) => days.includes(weekday));
  const spans = windows.map((window) => toSpan(window, date, timeZone));
  if (spans.length === 0) return undefined;
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

/** The hours as they fall, by their beginning, from the one that may still last at `at`. */
function* listWork({ timeZone, hours, holidays }: WorkCalendar, at: number): Generator<Span> {
  const first = addDays(toLocalTime(at, timeZone).date, -1);
  for (let days = 0; days <= horizon; days++) {
    const date = addDays(first, days);
    if (holidays.includes(date)) continue;
    const weekday = toWeekdayOf(date);
    const spans = (hours.length === 0 ? wholeDays : hours)
      .filter((window) => window.days.includes(weekday))
      .map((window) => toSpan(window, date, timeZone));
    yield* spans.toSorted((a, b) => a.start - b.start);
  }
}

const wholeDays: readonly WorkingWindow[] = [{ days: weekdays, from: "00:00", to: "24:00" }];

function toSpan({ from, to }: WorkingWindow, date: string, timeZone: string): Span {
  const [begin, end] = [toMinutes(from), toMinutes(to)];
  const lastDate = end > begin ? date : addDays(date, 1);
  return { start: fromLocalTime(date, begin, timeZone), end: fromLocalTime(lastDate, end, timeZone) };
}

function toMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
