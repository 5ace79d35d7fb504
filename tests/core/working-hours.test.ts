import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromLocalTime, toLocalTime } from "../../src/core/community/local-time.ts";
import {
  addWork,
  findNextWork,
  findWork,
  isWorking,
  type WorkCalendar,
} from "../../src/core/community/working-hours.ts";

const hour = 3_600_000;
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;

const office: WorkCalendar = {
  timeZone: "Europe/Berlin",
  hours: [{ days: weekdays, from: "09:00", to: "17:00" }],
  holidays: ["2026-12-25", "2027-01-01"],
};
const night: WorkCalendar = {
  timeZone: "Europe/Berlin",
  hours: [{ days: ["sat"], from: "22:00", to: "06:00" }],
  holidays: [],
};
const always: WorkCalendar = { timeZone: "UTC", hours: [], holidays: ["2026-12-25"] };

const at = (text: string) => Date.parse(text);
const shown = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

describe("local time", () => {
  it.each([
    ["2026-03-29T00:59:00Z", "Europe/Berlin", { date: "2026-03-29", weekday: "sun", minute: 119 }],
    ["2026-03-29T01:00:00Z", "Europe/Berlin", { date: "2026-03-29", weekday: "sun", minute: 180 }],
    ["2026-12-31T23:30:00Z", "Asia/Shanghai", { date: "2027-01-01", weekday: "fri", minute: 450 }],
    ["2026-07-01T12:00:00Z", "Asia/Kolkata", { date: "2026-07-01", weekday: "wed", minute: 1050 }],
  ])("GIVEN %s in %s THEN it is that date and clock", (time, timeZone, local) => {
    expect(toLocalTime(at(time), timeZone)).toEqual(local);
  });

  it.each([
    ["a skipped time", "2026-03-29", 150, "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["a time that comes twice", "2026-10-25", 150, "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["the end of a short day", "2026-03-29", 1440, "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
    ["a skipped time in the west", "2026-03-08", 150, "America/New_York", "2026-03-08T07:30:00.000Z"],
  ])("GIVEN %s THEN the moment is defined", (_, date, minutes, timeZone, moment) => {
    expect(shown(fromLocalTime(date, minutes, timeZone))).toBe(moment);
  });

  it("GIVEN any moment THEN its local time leads back to it, but for the hour that comes twice", () => {
    const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe");
    fc.assert(
      fc.property(fc.integer({ min: 28_000_000, max: 32_000_000 }), zones, (minutes, timeZone) => {
        const moment = minutes * 60_000;
        const local = toLocalTime(moment, timeZone);
        const back = fromLocalTime(local.date, local.minute, timeZone);
        expect(toLocalTime(back, timeZone)).toEqual(local);
        expect(moment - back).toBeLessThanOrEqual(hour);
      }),
    );
  });
});

describe("working hours", () => {
  it.each([
    ["within the hours", office, "2026-01-15T09:30:00Z", true],
    ["before them", office, "2026-01-15T07:59:00Z", false],
    ["at their end", office, "2026-01-15T16:00:00Z", false],
    ["an hour earlier in UTC, in summer", office, "2026-07-15T07:00:00Z", true],
    ["on a holiday", office, "2026-12-25T10:00:00Z", false],
    ["at the weekend", office, "2026-01-17T10:00:00Z", false],
    ["past midnight of a night", night, "2026-01-18T04:59:00Z", true],
    ["in the next evening", night, "2026-01-18T22:00:00Z", false],
    ["without hours", always, "2026-01-18T03:00:00Z", true],
    ["without hours on a holiday", always, "2026-12-25T03:00:00Z", false],
  ])("GIVEN a moment %s THEN it is work or not", (_, calendar, time, working) => {
    expect(isWorking(calendar, at(time))).toBe(working);
  });

  it.each([
    ["friday evening", office, "2026-01-16T18:00:00Z", "2026-01-19T08:00:00.000Z"],
    ["the weekend the clock changes", office, "2026-03-27T18:00:00Z", "2026-03-30T07:00:00.000Z"],
    ["the holidays", office, "2026-12-24T20:00:00Z", "2026-12-28T08:00:00.000Z"],
    ["the year's end", office, "2026-12-31T20:00:00Z", "2027-01-04T08:00:00.000Z"],
    ["never", { ...office, hours: [{ days: [], from: "09:00", to: "17:00" }] }, "2026-01-16T18:00:00Z", undefined],
  ])("GIVEN %s THEN the next work begins", (_, calendar, time, next) => {
    expect(shown(findNextWork(calendar, at(time)))).toBe(next);
  });

  it.each([
    ["an hour in the morning", office, "2026-01-15T09:00:00Z", 1, "2026-01-15T10:00:00.000Z"],
    ["four hours from the afternoon", office, "2026-01-15T14:00:00Z", 4, "2026-01-16T10:00:00.000Z"],
    ["to the very end of a day", office, "2026-01-15T14:00:00Z", 2, "2026-01-15T16:00:00.000Z"],
    ["across the spring change", office, "2026-03-27T15:00:00Z", 2, "2026-03-30T08:00:00.000Z"],
    ["across the autumn change", office, "2026-10-23T14:00:00Z", 2, "2026-10-26T09:00:00.000Z"],
    ["across the year's end", office, "2026-12-31T15:00:00Z", 2, "2027-01-04T09:00:00.000Z"],
    ["a night whose clock changes", night, "2026-03-28T21:00:00Z", 7, "2026-03-29T04:00:00.000Z"],
    ["a night one hour too short", night, "2026-03-28T21:00:00Z", 8, "2026-04-04T21:00:00.000Z"],
  ])("GIVEN %s of work THEN it is done", (_, calendar, time, hours, done) => {
    expect(shown(addWork(calendar, at(time), hours * hour))).toBe(done);
  });

  it("GIVEN days without end THEN they are one span up to the holiday", () => {
    const spans = findWork(always, { start: at("2026-12-23T12:00:00Z"), end: at("2026-12-27T00:00:00Z") });
    expect(spans.map(({ start, end }) => [shown(start), shown(end)])).toEqual([
      ["2026-12-23T12:00:00.000Z", "2026-12-25T00:00:00.000Z"],
      ["2026-12-26T00:00:00.000Z", "2026-12-27T00:00:00.000Z"],
    ]);
  });
});
