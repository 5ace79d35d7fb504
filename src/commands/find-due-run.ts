import { createTask } from "node-cron";

const minute = 60_000;

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
  const start = Math.floor(since / minute) * minute;
  // The hands never count twice, so it matters how far they had come before a clock was put back.
  let reached = Math.max(...Array.from({ length: 180 }, (_, back) => toHands(start - back * minute)));
  let due: number | undefined;
  try {
    for (let now = start + minute; now <= until; now += minute) {
      const shown = toHands(now);
      for (let passed = reached + minute; passed <= shown; passed += minute) {
        if (hands.match(new Date(passed))) due = now;
      }
      reached = Math.max(reached, shown);
    }
  } finally {
    void hands.destroy();
  }
  return due;
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
