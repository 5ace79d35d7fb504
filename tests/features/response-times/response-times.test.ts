import { describe, expect, it } from "vitest";
import type { AnnouncementDraft } from "../../../src/core/announcement/announcement.ts";
import { createAnnouncer } from "../../../src/core/announcement/create-announcer.ts";
import type { Community, ResponseTimes } from "../../../src/core/community/community.ts";
import { createResponseJob } from "../../../src/features/response-times/create-response-job.ts";
import { aCommunity, countedIds, silentLog } from "../../fakes.ts";
import { aStore } from "../../store/a-store.ts";
import { aRecord, aRoute, aSolution, aTurn } from "../../store/records.ts";

const hour = 3_600_000;
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const always: Community["workingTime"] = { timeZone: "UTC", hours: [], holidays: [] };
const office: Community["workingTime"] = {
  timeZone: "Europe/Berlin",
  hours: [{ days: weekdays, from: "09:00", to: "17:00" }],
  holidays: ["2026-12-25", "2027-01-01"],
};

function aTiming(changes: Partial<ResponseTimes> = {}): ResponseTimes {
  const targets = [{ firstReplyHours: 4, solutionHours: 0 }];
  return { targets, remindAt: 0.5, reassignAt: 1, reportAt: 1.5, ...changes };
}

/** A question of ann's, led to cora of the core developers, whom chen could help. */
async function aWait(given: {
  asked: number;
  workingTime?: Community["workingTime"];
  times?: ResponseTimes;
  link?: string;
}) {
  const { asked, workingTime = always, times = aTiming() } = given;
  const store = await aStore();
  const sample = aCommunity();
  const members = ["cora", "chen"].map((id) => ({ id, name: id }));
  const community: Community = {
    ...sample,
    platforms: { web: { ...sample.platforms.web!, moderatorChannel: "moderators" } },
    roles: [{ ...sample.roles[1]!, members }],
    workingTime,
    responseTimes: times,
  };
  const clock = { now: asked };
  const crash = { at: "" };
  const announcer = createAnnouncer({
    announcements: store.announcements,
    log: silentLog,
    now: () => clock.now,
    newId: countedIds(),
  });
  const announce = async (drafts: readonly AnnouncementDraft[]) => {
    if (crash.at === "before the word") throw new Error("killed");
    await announcer.announce(drafts);
    if (crash.at === "after the word") throw new Error("killed");
  };
  const communities = new Map([["lumen", { community, judge: undefined as never }]]);
  const job = createResponseJob({ store, communities, announce, log: silentLog });
  const run = () => job.run(clock.now, new AbortController().signal);
  const turn = aTurn(0, { verdict: aRoute("core-developer", "cora") });
  const question = { community: "lumen", askedAt: asked, text: "Why is it slow?" };
  await store.questions.record(aRecord("q1", question, turn));
  const told: string[] = [];
  let heard = 0;
  const listen = async () => {
    const all = await store.announcements.findOpen("web");
    for (const { audience, reply } of all.slice(heard)) {
      const whom = audience.kind === "person" ? audience.person : `#${audience.channel}`;
      told.push(
        `${new Date(clock.now).toISOString().slice(0, 16)} ${whom}: ${reply.text.split(/ since| is not solved/)[0]}`,
      );
    }
    heard = all.length;
  };
  /** Runs every half hour up to a moment, twice each time. */
  const pass = async (until: number, step = hour / 2) => {
    while (clock.now < until) {
      clock.now += step;
      await run();
      await run();
      await listen();
    }
  };
  return { store, clock, crash, run, pass, told, listen };
}

const reminded = "cora: A question that was led to you has had no reply";
const led = "chen: Nobody of **Core developers** has replied to this";
const reported = "#moderators: No reply";

describe("a question that waits", () => {
  const asked = Date.UTC(2026, 0, 15, 8);

  it("GIVEN nobody replies THEN a reminder, another person, the moderators, each once, and it stays open", async () => {
    const { pass, told, store } = await aWait({ asked });
    await pass(asked + 40 * hour);
    expect(told).toEqual([`2026-01-15T10:00 ${reminded}`, `2026-01-15T12:00 ${led}`, `2026-01-15T14:00 ${reported}`]);
    expect(await store.questions.findWaiting("lumen", 9)).toHaveLength(1);
    expect((await store.questions.find("lumen", "q1"))?.verdicts.at(-1)?.verdict).toMatchObject({
      rule: "unanswered",
      person: "chen",
    });
  });

  it.each([
    ["a person's reply", (wait: Wait) => wait.store.questions.noteReply("lumen", "q1", asked + hour)],
    [
      "a solution",
      (wait: Wait) =>
        wait.store.solutions.accept(aSolution("q1", "s1", { community: "lumen" }), {
          person: "ann",
          standpoint: "asker",
          at: 1,
        }),
    ],
    [
      "its deletion",
      (wait: Wait) =>
        wait.store.questions.recordDeletion({ platform: "web", community: "lumen", messageId: "m-q1" }, asked),
    ],
    [
      "a dismissal",
      ({ store }: Wait) =>
        store.feedback.record({
          community: "lumen",
          questionId: "q1",
          person: "ann",
          standpoint: "asker",
          vote: "dismiss",
          at: asked,
        }),
    ],
    [
      "its asker's mute",
      async ({ store }: Wait) => {
        const ann = { platform: "web", community: "lumen", person: "ann" } as const;
        await store.people.record({ ...ann, standing: { roles: [], isModerator: false, isAdmin: false }, at: 1 });
        await store.people.mute(ann, asked);
      },
    ],
  ])("GIVEN %s THEN the clock stops", async (_, act) => {
    const wait = await aWait({ asked });
    await act(wait);
    await wait.pass(asked + 20 * hour);
    expect(wait.told).toEqual([]);
  });

  it("GIVEN a target for the solution THEN a reply does not stop it, and nobody else is asked", async () => {
    const times = aTiming({ targets: [{ firstReplyHours: 0, solutionHours: 10 }] });
    const { pass, told, store } = await aWait({ asked, times });
    await store.questions.noteReply("lumen", "q1", asked + hour);
    await pass(asked + 40 * hour);
    expect(told).toEqual([
      "2026-01-15T13:00 cora: A question that was led to you",
      "2026-01-15T23:00 #moderators: Not solved",
    ]);
  });

  it("GIVEN targets for channels and roles THEN the nearest one holds", async () => {
    const targets = [
      { firstReplyHours: 90, solutionHours: 0 },
      { role: "core-developer", firstReplyHours: 60, solutionHours: 0 },
      { channel: "help", role: "core-developer", firstReplyHours: 2, solutionHours: 0 },
      { channel: "help", firstReplyHours: 30, solutionHours: 0 },
    ];
    const { pass, told } = await aWait({ asked, times: aTiming({ targets }) });
    await pass(asked + 1.5 * hour);
    expect(told).toEqual([`2026-01-15T09:00 ${reminded}`]);
  });

  it("GIVEN whom it was led to is away THEN another has it, and the absent hears nothing", async () => {
    const { pass, told, store } = await aWait({ asked });
    await store.duty.saveAbsence({
      platform: "web",
      community: "lumen",
      person: "cora",
      start: asked,
      end: asked + 99 * hour,
    });
    await pass(asked + 3 * hour);
    expect(told).toEqual([`2026-01-15T10:00 ${led}`]);
  });

  it("GIVEN Usher was off over all of it THEN what still helps is done, once, and what is a week old is let be", async () => {
    const off = await aWait({ asked });
    off.clock.now = asked + 48 * hour;
    await off.pass(asked + 49 * hour);
    expect(off.told.map((line) => line.slice(17))).toEqual([reported, led]);
    const old = await aWait({ asked });
    old.clock.now = asked + 9 * 24 * hour;
    await old.pass(asked + 9 * 24 * hour + hour);
    expect(old.told).toEqual([]);
  });

  it.each(["before the word", "after the word"])(
    "GIVEN it is killed %s in each step THEN nothing is lost or doubled",
    async (at) => {
      const { pass, told, crash, clock, run, listen } = await aWait({ asked });
      for (const step of [2, 4, 6]) {
        await pass(asked + (step - 0.5) * hour);
        clock.now = asked + step * hour;
        crash.at = at;
        await run();
        crash.at = "";
        await run();
        await listen();
      }
      await pass(asked + 20 * hour);
      expect(told.map((line) => line.slice(17))).toEqual([reminded, led, reported]);
    },
  );
});

describe("the clock of a question", () => {
  it.each([
    // The clock goes forward on Sunday 29 March 2026: 09:00 is 08:00 UTC on Friday and 07:00 UTC on Monday.
    ["the clock goes forward", Date.UTC(2026, 2, 27, 15), ["2026-03-30T08:00", "2026-03-30T10:00", "2026-03-30T12:00"]],
    // It goes back on Sunday 25 October: 09:00 is 07:00 UTC on Friday and 08:00 UTC on Monday.
    ["the clock goes back", Date.UTC(2026, 9, 23, 14), ["2026-10-26T09:00", "2026-10-26T11:00", "2026-10-26T13:00"]],
    // Thursday 31 December 16:00 in Berlin; New Year's Day is a Friday and a holiday.
    [
      "a year ends with a holiday",
      Date.UTC(2026, 11, 31, 15),
      ["2027-01-04T09:00", "2027-01-04T11:00", "2027-01-04T13:00"],
    ],
  ])("GIVEN %s THEN only hours of work count, by the clock on the wall", async (_, asked, times) => {
    const { pass, told } = await aWait({ asked, workingTime: office });
    await pass(asked + 5 * 24 * hour);
    expect(told).toEqual([`${times[0]} ${reminded}`, `${times[1]} ${led}`, `${times[2]} ${reported}`]);
  });
});

type Wait = Awaited<ReturnType<typeof aWait>>;
