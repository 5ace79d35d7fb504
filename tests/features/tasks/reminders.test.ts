import { describe, expect, it } from "vitest";
import type { Community } from "../../../src/core/community/community.ts";
import { aTime } from "../../fakes.ts";
import { aBoard } from "./a-board.ts";

const hour = 3_600_000;
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;

function working(timeZone: string, holidays: readonly string[] = []): Partial<Community> {
  return { workingTime: { timeZone, hours: [{ days: weekdays, from: "09:00", to: "17:30" }], holidays } };
}

const quiet = { moves: {}, owners: {}, remindHours: 0, digest: "off" } as const;
const at = (iso: string) => Date.parse(iso);

/** Runs the job every half hour of a span and tells when something was said first, in UTC. */
async function watch(board: Awaited<ReturnType<typeof aBoard>>, from: string, to: string) {
  const heard: (readonly [string, string, string])[] = [];
  for (let now = at(from); now <= at(to); now += hour / 2) {
    const before = (await board.said()).length;
    await board.run(now);
    for (const [whom = "", text = ""] of (await board.said()).slice(before)) {
      heard.push([new Date(now).toISOString().slice(0, 16), whom, text.split("\n")[0] ?? ""]);
    }
  }
  return heard;
}

describe("before a task is due", () => {
  it("GIVEN time enough THEN its assignee is reminded once, the given hours before", async () => {
    const board = await aBoard({ tasks: { ...quiet, remindHours: 24 } });
    await board.make({ assignee: "cora", due: "2026-01-20 17:00" });
    expect((await watch(board, "2026-01-19T15:00Z", "2026-01-19T19:00Z")).map(([time, whom]) => [time, whom])).toEqual([
      ["2026-01-19T17:00", "cora"],
    ]);
    expect((await board.said()).at(-1)?.[1]).toBe("**T-1 · Fix the loader** is due Tue, 20 Jan 2026, 17:00.");
  });

  it("GIVEN little time THEN they are reminded when half of it has passed", async () => {
    const board = await aBoard({ tasks: { ...quiet, remindHours: 24 } });
    await board.make({ assignee: "cora", due: "in 4 hours" });
    const heard = await watch(board, "2026-01-15T09:30Z", "2026-01-15T13:00Z");
    expect(heard.filter(([, , text]) => text.includes("is due")).map(([time]) => time)).toEqual(["2026-01-15T11:30"]);
  });

  it("GIVEN nobody has it THEN its creator is told; GIVEN it is put off THEN it is told again in time", async () => {
    const board = await aBoard({ tasks: { ...quiet, remindHours: 1 } });
    await board.make({ due: "2026-01-16 12:00" });
    expect(await watch(board, "2026-01-16T10:00Z", "2026-01-16T11:00Z")).toEqual([
      ["2026-01-16T11:00", "mona", expect.stringContaining("nobody has taken it")],
    ]);
    await board.call("due", "mona", { task: "T-1", when: "2026-01-17 12:00" }, { at: at("2026-01-16T11:30Z") });
    expect((await watch(board, "2026-01-17T10:00Z", "2026-01-17T11:30Z")).map(([time]) => time)).toEqual([
      "2026-01-17T11:00",
    ]);
  });

  it("GIVEN a clock that changes in between THEN the hours before are real hours and the time is the clock's", async () => {
    const board = await aBoard({ ...working("Europe/Berlin"), tasks: { ...quiet, remindHours: 24 } });
    await board.make({ assignee: "cora", due: "2026-03-30 09:00" });
    await board.run(at("2026-03-29T06:55Z"));
    expect(await board.said()).toEqual([]);
    await board.run(at("2026-03-29T07:00Z"));
    expect((await board.said()).map(([, text]) => text)).toEqual([
      "**T-1 · Fix the loader** is due Mon, 30 Mar 2026, 09:00.",
    ]);
  });
});

describe("the digest of a person", () => {
  it("GIVEN tasks due and overdue THEN they are told when the working day begins where they are, on each such day", async () => {
    const board = await aBoard({ ...working("Europe/Berlin"), tasks: quiet });
    await board.store.profiles.save({ community: "lumen", platform: "web", person: "chen", timeZone: "Asia/Shanghai" });
    await board.make({ assignee: "cora", due: "2026-01-19 16:00" });
    await board.make({ title: "Second", assignee: "chen", due: "2026-01-19 08:00" });
    expect(await watch(board, "2026-01-16T00:00Z", "2026-01-20T12:00Z")).toEqual([
      // Friday: nothing is due yet; on Saturday and Sunday nobody works.
      ["2026-01-19T01:00", "chen", "Your tasks: 1 due today"],
      ["2026-01-19T08:00", "cora", "Your tasks: 1 due today"],
      ["2026-01-20T01:00", "chen", "Your tasks: 1 overdue"],
      ["2026-01-20T08:00", "cora", "Your tasks: 1 overdue"],
    ]);
  });

  it.each([
    ["spring", "2026-03-27", [["2026-03-27T08:00"], ["2026-03-30T07:00"], ["2026-03-31T07:00"]]],
    ["autumn", "2026-10-23", [["2026-10-23T07:00"], ["2026-10-26T08:00"], ["2026-10-27T08:00"]]],
  ])(
    "GIVEN the clock changes in %s THEN it comes at nine by the clock on both sides, once a day",
    async (_, friday, times) => {
      const board = await aBoard({ ...working("Europe/Berlin"), tasks: quiet });
      await board.make({ assignee: "cora", due: `${friday} 08:00` });
      const end = new Date(at(`${friday}T12:00Z`) + 4 * 24 * hour).toISOString();
      expect((await watch(board, `${friday}T00:00Z`, end)).map(([time]) => [time])).toEqual(times);
    },
  );

  it("GIVEN the year ends THEN the digest goes on, holidays left out", async () => {
    const board = await aBoard({ ...working("America/New_York", ["2027-01-01"]), tasks: quiet });
    await board.make({ assignee: "cora", due: "december 31 23:30" });
    const heard = await watch(board, "2026-12-31T05:00Z", "2027-01-04T18:00Z");
    expect(heard.map(([time, , text]) => [time, text])).toEqual([
      ["2026-12-31T14:00", "Your tasks: 1 due today"],
      ["2027-01-04T14:00", "Your tasks: 1 overdue"],
    ]);
  });

  it("GIVEN Usher was off at nine THEN it comes when Usher is back, and not again after a restart", async () => {
    const board = await aBoard({ tasks: quiet });
    await board.make({ assignee: "cora", due: "2026-01-16 16:00" });
    await board.run(at("2026-01-16T13:20Z"));
    await board.run(at("2026-01-16T13:20Z"));
    await board.run(at("2026-01-16T13:25Z"));
    expect(await board.said()).toHaveLength(1);
  });

  it("GIVEN somebody away, or nothing due THEN nothing is said", async () => {
    const board = await aBoard({ tasks: quiet });
    const absence = { start: at("2026-01-16T00:00Z"), end: at("2026-01-17T00:00Z") };
    await board.store.duty.saveAbsence({ community: "lumen", platform: "web", person: "cora", ...absence });
    await board.make({ assignee: "cora", due: "2026-01-16 16:00" });
    await board.make({ assignee: "chen" });
    await board.make({ assignee: "chen", due: "2026-02-16 16:00" });
    expect(await watch(board, "2026-01-16T08:00Z", "2026-01-16T12:00Z")).toEqual([]);
  });
});

describe("the digest of moderators", () => {
  const digest = (often: "daily" | "weekly") => ({ ...working("Europe/Berlin"), tasks: { ...quiet, digest: often } });

  it.each([
    ["daily", ["2026-01-16T08:00", "2026-01-19T08:00", "2026-01-20T08:00"]],
    ["weekly", ["2026-01-19T08:00"]],
  ] as const)("GIVEN it is %s THEN it comes when the community begins to work", async (often, times) => {
    const board = await aBoard(digest(often));
    await board.make({ due: "2026-01-15 18:00" });
    await board.make({ title: "Second", due: "2026-01-23 12:00" });
    const heard = await watch(board, "2026-01-16T00:00Z", "2026-01-20T12:00Z");
    const told = heard.filter(([, whom]) => whom === "#moderators");
    expect(told.slice(often === "weekly" ? -1 : 0).map(([time]) => time)).toEqual(times);
    expect(told.at(-1)?.[2]).toBe(
      often === "weekly" ? "Tasks: 1 due soon, 1 overdue." : "Tasks: 0 due soon, 1 overdue.",
    );
  });

  it("GIVEN a week over the year's end THEN it is one week, told once, however often Usher restarts", async () => {
    const board = await aBoard(digest("weekly"));
    await board.make({ due: "2026-12-30 12:00" });
    const heard = await watch(board, "2026-12-28T00:00Z", "2027-01-04T09:00Z");
    expect(heard.filter(([, whom]) => whom === "#moderators").map(([time]) => time)).toEqual([
      "2026-12-28T08:00",
      "2027-01-04T08:00",
    ]);
  });

  it("GIVEN Monday was missed THEN it is told on Wednesday, with what was there on Monday", async () => {
    const board = await aBoard(digest("weekly"));
    await board.make({ due: "2026-01-23 12:00" });
    const wednesday = at("2026-01-21T10:00Z");
    await board.make({ title: "New", due: "2026-01-22 12:00" }, { at: wednesday - hour });
    await board.run(wednesday);
    const [, text] = (await board.said()).find(([whom]) => whom === "#moderators") ?? [];
    expect(text).toContain("Tasks: 1 due soon, 0 overdue.\n- **T-1**");
  });
});

it("GIVEN somebody's pings of a day are used up THEN a reminder is held for the next day instead of lost", async () => {
  const board = await aBoard({ duty: { pingsPerDay: 1 }, tasks: { ...quiet, remindHours: 1 } });
  for (const title of ["One", "Two"]) await board.make({ title, assignee: "cora", due: "2026-01-16 12:00" });
  await board.store.duty.ping(
    { community: "lumen", platform: "web", person: "cora", key: "other", text: "x", at: aTime + 20 * hour },
    at("2026-01-16T00:00Z"),
    1,
  );
  await board.run(at("2026-01-16T11:30Z"));
  const reminders = (await board.said()).filter(([, text]) => text?.includes("is due"));
  expect(reminders).toEqual([]);
  const held = await board.store.duty.findHeld({ community: "lumen", platform: "web" });
  expect(held.filter(({ key }) => key.includes(":due:")).map(({ text }) => text)).toEqual([
    "**T-1 · One** is due Fri, 16 Jan 2026, 12:00.",
    "**T-2 · Two** is due Fri, 16 Jan 2026, 12:00.",
  ]);
});
