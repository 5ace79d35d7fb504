export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export type Weekday = (typeof weekdays)[number];

/** A moment as calendar and clock of a time zone show it. */
export interface LocalTime {
  /** `2026-03-29`. */
  readonly date: string;
  readonly weekday: Weekday;
  /** Minutes since 00:00 on the clock. */
  readonly minute: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** The moment `at` (milliseconds since the epoch) in a time zone (IANA name). */
export function toLocalTime(at: number, timeZone: string): LocalTime {
  const shown = new Date(Math.floor(at / minute) * minute + toOffset(at, timeZone));
  return {
    date: shown.toISOString().slice(0, 10),
    weekday: toWeekday(shown),
    minute: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
  };
}

/**
 * The moment at which the clock of a time zone shows a minute of a date. A time that a change of the clock skips is taken as much
 * later as it skips; one that comes twice is the first.
 */
export function fromLocalTime(date: string, minutes: number, timeZone: string): number {
  const shown = Date.parse(`${date}T00:00:00Z`) + minutes * minute;
  const before = shown - toOffset(shown - day, timeZone);
  const after = shown - toOffset(shown + day, timeZone);
  return before + toOffset(before, timeZone) === shown || after + toOffset(after, timeZone) !== shown ? before : after;
}

/** The date some days later, or earlier. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The weekday of a date. */
export function toWeekdayOf(date: string): Weekday {
  return toWeekday(new Date(`${date}T00:00:00Z`));
}

/** Whether a name is a time zone's. */
export function isTimeZone(name: string): boolean {
  try {
    return toClock(name) !== undefined;
  } catch {
    return false;
  }
}

function toWeekday(shown: Date): Weekday {
  return weekdays[(shown.getUTCDay() + 6) % 7] ?? "mon";
}

/** Milliseconds that a time zone's clock is ahead of UTC at a moment. */
function toOffset(at: number, timeZone: string): number {
  const parts = new Map(
    toClock(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(at / 1000) * 1000;
}

// Making a format costs a hundred times what using it costs.
const clocks = new Map<string, Intl.DateTimeFormat>();

function toClock(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(timeZone, clock);
  return clock;
}
