import { expect, it } from "vitest";
import { readTime } from "../../src/commands/read-time.ts";

/** A Thursday; 10:30 in Berlin, 17:30 in Shanghai. */
const now = Date.UTC(2026, 0, 15, 9, 30);

it.each([
  ["friday 18:00", "Europe/Berlin", "2026-01-16T17:00"],
  ["tomorrow at 9am", "Europe/Berlin", "2026-01-16T08:00"],
  ["2026-03-05 18:00", "Asia/Shanghai", "2026-03-05T10:00"],
  ["tomorrow 1:00", "America/Los_Angeles", "2026-01-16T09:00"],
  ["march 30 18:00", "Europe/Berlin", "2026-03-30T16:00"],
  ["in 90 minutes", "Europe/Berlin", "2026-01-15T11:00"],
  ["18:00 UTC", "Asia/Shanghai", "2026-01-15T18:00"],
  ["明天下午3点", "Asia/Shanghai", "2026-01-16T07:00"],
  ["december 31 23:30", "America/New_York", "2027-01-01T04:30"],
  ["明天下午", "Asia/Shanghai", "2026-01-16T07:00"],
  ["friday afternoon", "Europe/Berlin", "2026-01-16T14:00"],
  ["tomorrow morning", "UTC", "2026-01-16T09:00"],
  ["今晚", "Asia/Shanghai", "2026-01-15T12:00"],
  ["13/2/2026 17:00", "UTC", "2026-02-13T17:00"],
  ["2/13/26 17:00", "UTC", "2026-02-13T17:00"],
  ["3.3.2026 17:00", "UTC", "2026-03-03T17:00"],
  ["1/14 17:00", "UTC", "2027-01-14T17:00"],
  ["13/2/2026 下午5点", "UTC", "2026-02-13T17:00"],
])("GIVEN %j in %s THEN it is %s UTC", (text, timeZone, at) => {
  const read = readTime(text, now, timeZone);
  expect(read.kind === "moment" ? new Date(read.at).toISOString().slice(0, 16) : read).toBe(at);
});

it.each([
  ["the hour that the clock skips in spring", "march 29 02:30", "2026-03-29T01:30"],
  ["the hour that comes twice in autumn", "october 25 02:30", "2026-10-25T00:30"],
])("GIVEN %s THEN it is a moment of that night", (_, text, at) => {
  const read = readTime(text, now, "Europe/Berlin");
  expect(read).toEqual({ kind: "moment", at: Date.parse(`${at}Z`) });
});

it.each([
  ["friday", "2026-01-16"],
  ["in 3 days", "2026-01-18"],
  ["2026-03-05", "2026-03-05"],
  ["周五", "2026-01-16"],
  ["3月5日", "2026-03-05"],
  ["EOD", "2026-01-15"],
])("GIVEN %j without an hour THEN it is the day %s", (text, date) => {
  expect(readTime(text, now, "UTC")).toEqual({ kind: "day", date });
});

it.each([
  ["1/2/2026", ["2026-01-02", "2026-02-01"]],
  ["on 1/2/2026 at 17:00", ["on 2026-01-02 at 17:00", "on 2026-02-01 at 17:00"]],
  ["1.2.26 17:00", ["2026-01-02 17:00", "2026-02-01 17:00"]],
  ["3/4", ["2026-03-04", "2026-04-03"]],
  ["1/2/2026 下午5点", ["2026年1月2日 下午5点", "2026年2月1日 下午5点"]],
])("GIVEN %j, another day elsewhere, THEN neither is guessed", (text, readings) => {
  expect(readTime(text, now, "UTC")).toEqual({ kind: "ambiguous", readings });
});

it.each(["", "when pigs fly", "不知道", "31/31/2026", "30/2/2026", "next month"])(
  "GIVEN %j THEN it is no time",
  (text) => {
    expect(readTime(text, now, "UTC")).toEqual({ kind: "unclear" });
  },
);
