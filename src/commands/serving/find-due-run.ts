import { createTask } from "node-cron";

const minute = 60_000;
const day = 1440 * minute;

/**
 * The last time, after `since` and up to `until`, that a cron expression was due by the clock of a time zone; `undefined` if it was
 * not. What falls into an hour that is left out when clocks go forward is due when they do; what falls into one that comes twice is
 * due the first time. Times are milliseconds since the epoch.
 */
export function findDueRun(
  { schedule, timeZone }: { readonly schedule: string; readonly timeZone: string },
  since: number,
  until: number,
): number | undefined {
  // The hands of the clock, read as if they showed UTC: so a time that the clock jumps over can be asked about too.
  const hands = createTask(withoutSeconds(schedule), () => {}, { timezone: "UTC" });
  const toHands = createClock(timeZone);
  const isDue = (shown: number): boolean => hands.match(new Date(shown));
  try {
    // From the latest day back: as a rule the last time is not long ago.
    for (let end = until; end > since; end -= day) {
      const found = findLast(toHands, isDue, Math.max(since, end - day), end);
      if (found !== undefined) return found;
    }
    return undefined;
  } finally {
    void hands.destroy();
  }
}

function findLast(
  toHands: (time: number) => number,
  isDue: (shown: number) => boolean,
  since: number,
  until: number,
): number | undefined {
  const start = Math.floor(since / minute) * minute;
  let reached = toReached(toHands, start);
  let last: number | undefined;
  for (let now = start + minute; now <= until; now += minute) {
    const shown = toHands(now);
    for (let passed = reached + minute; passed <= shown; passed += minute) if (isDue(passed)) last = now;
    reached = Math.max(reached, shown);
  }
  return last;
}

/** How far the hands have come: before a clock was put back they may have shown more, and they never count twice. */
function toReached(toHands: (time: number) => number, now: number): number {
  const past = 180;
  const shown = toHands(now);
  if (shown - toHands(now - past * minute) === past * minute) return shown;
  return Math.max(...Array.from({ length: past }, (_, back) => toHands(now - back * minute)));
}

/** An expression of six fields begins with the seconds, which do not matter here. */
function withoutSeconds(schedule: string): string {
  return schedule.trim().split(/\s+/).slice(-5).join(" ");
}

function createClock(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (time) => {
    const part = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const read = (name: Intl.DateTimeFormatPartTypes): number => part.get(name) ?? 0;
    return Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"));
  };
}
