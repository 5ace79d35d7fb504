import { describe, expect, it } from "vitest";
import { findDueRun } from "../../src/commands/serving/find-due-run.ts";

const night = { schedule: "30 2 * * *", timeZone: "Europe/Berlin" };
const at = (time: string): number => Date.parse(time);
const due = (schedule: typeof night, since: string, until: string): string | undefined => {
  const found = findDueRun(schedule, at(since), at(until));
  return found === undefined ? undefined : new Date(found).toISOString();
};

describe("findDueRun", () => {
  it.each([
    ["an ordinary night", night, "2026-01-15T00:00:00Z", "2026-01-15T02:00:00Z", "2026-01-15T01:30:00.000Z"],
    ["the minute before", night, "2026-01-15T00:00:00Z", "2026-01-15T01:29:59Z", undefined],
    ["the very minute", night, "2026-01-15T01:29:00Z", "2026-01-15T01:30:00Z", "2026-01-15T01:30:00.000Z"],
    ["just after a run", night, "2026-01-15T01:30:05Z", "2026-01-16T01:29:00Z", undefined],
    ["several missed nights", night, "2026-01-10T12:00:00Z", "2026-01-15T12:00:00Z", "2026-01-15T01:30:00.000Z"],
    [
      "clocks put forward over 02:30",
      night,
      "2026-03-28T12:00:00Z",
      "2026-03-29T12:00:00Z",
      "2026-03-29T01:00:00.000Z",
    ],
    ["clocks put back over 02:30", night, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", "2026-10-25T00:30:00.000Z"],
    ["the second 02:30 of that night", night, "2026-10-25T00:30:10Z", "2026-10-25T12:00:00Z", undefined],
    ["the same, looked at from within", night, "2026-10-25T01:10:00Z", "2026-10-25T12:00:00Z", undefined],
    [
      "a half-hour zone",
      { schedule: "0 3 * * *", timeZone: "Asia/Kolkata" },
      "2026-01-15T20:00:00Z",
      "2026-01-15T22:00:00Z",
      "2026-01-15T21:30:00.000Z",
    ],
    [
      "a week's day",
      { schedule: "0 3 * * 1", timeZone: "UTC" },
      "2026-01-13T00:00:00Z",
      "2026-01-18T23:00:00Z",
      undefined,
    ],
    [
      "six fields",
      { schedule: "15 30 2 * * *", timeZone: "UTC" },
      "2026-01-15T00:00:00Z",
      "2026-01-15T03:00:00Z",
      "2026-01-15T02:30:00.000Z",
    ],
  ] as const)("GIVEN %s THEN it is due then, once", (_, schedule, since, until, expected) => {
    expect(due(schedule, since, until)).toBe(expected);
  });
});
