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
])("GIVEN %j in %s THEN it is %s UTC", (text, timeZone, at) => {
  const read = readTime(text, now, timeZone);
  expect(read === undefined ? read : new Date(read).toISOString().slice(0, 16)).toBe(at);
});

it.each(["", "when pigs fly", "friday", "不知道"])("GIVEN %j THEN it is no moment", (text) => {
  expect(readTime(text, now, "UTC")).toBeUndefined();
});
