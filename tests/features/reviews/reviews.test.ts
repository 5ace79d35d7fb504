import { describe, expect, it } from "vitest";
import { aCommunity, aTime } from "../../fakes.ts";
import { aDesk, aReviewingCommunity, hour, link, policy } from "./a-desk.ts";

describe("/review request", () => {
  it("GIVEN a link THEN the reviewer whose turn it is is asked where it was posted, with buttons that fit", async () => {
    const { call, store, said } = await aDesk();
    expect((await call("request", "ann", { link: `${link}/files#diff-1`, title: "Faster merges" })).text).toBe(
      "R-1: Cora is asked to review it.",
    );
    const [announced] = await store.announcements.findOpen("web");
    expect(announced?.reply).toMatchObject({
      title: "R-1 · acme/tokenizer#7: Faster merges",
      source: link,
      mention: { role: "core-developer", person: "cora" },
    });
    expect(announced?.reply.buttons.map(({ label }) => label)).toEqual(["Approve", "Request changes", "I can't"]);
    expect(await said()).toEqual(["help @cora: It is Cora's turn to review this."]);
    expect((await store.audit.findLatest("lumen", 9)).map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      "review-assigned system",
      "review-requested ann",
    ]);
  });

  it.each([
    ["no address", { link: "have a look" }, "“have a look” is no pull request's address"],
    ["an issue's address", { link: "https://github.com/acme/tokenizer/issues/7" }, "is no pull request's address"],
  ])("GIVEN %s THEN it says what one looks like", async (_, options, text) => {
    const { call, store } = await aDesk();
    expect((await call("request", "ann", options)).text).toContain(text);
    expect(await store.reviews.findCurrent("lumen", 0)).toEqual([]);
  });

  it("GIVEN the same pull request twice, at once and in another spelling THEN there is one review", async () => {
    const { call, store, said } = await aDesk();
    const replies = await Promise.all([
      call("request", "ann", { link }),
      call("request", "ben", { link: "http://GitHub.com/Acme/Tokenizer/pull/007" }),
    ]);
    expect(replies.map(({ text }) => text).join()).toContain("has a review already: R-1");
    expect(await store.reviews.findCurrent("lumen", 0)).toHaveLength(1);
    expect(await said()).toHaveLength(1);
  });

  it("GIVEN a community without a reviewing role THEN it names the setting", async () => {
    const { call } = await aDesk(aCommunity());
    for (const name of ["request", "list", "done"]) {
      expect((await call(name, "ann", { link, review: "R-1" })).text).toContain("`reviews.role`");
    }
  });

  it("GIVEN reviewers with skills and a capacity THEN the skilled are asked first, and nobody beyond what they take", async () => {
    const sample = aReviewingCommunity();
    const members = [
      { id: "cora", name: "Cora" },
      { id: "chen", name: "Chen", skills: ["cuda"], capacity: 1 },
    ];
    const { call } = await aDesk(aReviewingCommunity({ roles: [{ ...sample.roles[1]!, members }] }));
    const ask = (number: number) =>
      call("request", "ann", { link: `https://github.com/a/b/pull/${number}`, skills: "cuda" });
    expect([(await ask(1)).text, (await ask(2)).text]).toEqual([
      "R-1: Chen is asked to review it.",
      "R-2: Cora is asked to review it.",
    ]);
    await call("done", "chen", { review: "R-1" });
    expect((await ask(3)).text).toBe("R-3: Chen is asked to review it.");
  });
});

describe("the author", () => {
  it("GIVEN any number of reviews THEN never reviews their own, not even by another name on the forge", async () => {
    const { call, store } = await aDesk();
    await store.profiles.save({ community: "lumen", platform: "web", person: "chen", login: "chen-gh" });
    for (let number = 1; number <= 12; number++) {
      await call("request", "cora", { link: `https://github.com/a/b/pull/${number}` });
      expect((await store.reviews.find("lumen", number))?.reviewer).not.toBe("cora");
    }
    await call("request", "ann", { link, author: "chen" });
    expect((await store.reviews.find("lumen", 13))?.reviewer).not.toBe("chen");
    for (const name of ["done", "changes", "take"]) {
      expect((await call(name, "chen", { review: "R-13" })).text).toBe("Nobody reviews their own pull request.");
    }
  });

  it("GIVEN a reviewer on another platform THEN they can neither judge what may be their own nor be given it", async () => {
    const sample = aReviewingCommunity();
    const roles = sample.roles.map((role) => ({ ...role, platformIds: { discord: `of-${role.id}` } }));
    const { call, store } = await aDesk({ ...sample, roles });
    const { review } = await store.reviews.create(
      {
        community: "lumen",
        url: link,
        name: "acme/tokenizer#7",
        title: "",
        place: { platform: "web", community: "lumen", channel: "help" },
        author: "ann",
        skills: [],
        state: "waiting-for-reviewer",
        createdAt: aTime,
      },
      "ann",
    );
    const person = { id: "9001", roleIds: ["of-core-developer"], isBot: false, language: "en" };
    for (const name of ["done", "changes", "take"]) {
      const { text } = await call(name, "9001", { review: "R-1" }, { platform: "discord", person });
      expect(text).toContain("Only its reviewer");
    }
    expect(await store.reviews.find("lumen", 1)).toEqual(review);
  });

  it("GIVEN it is approved twice THEN the second is told, and the author hears of it once", async () => {
    const { call, said } = await aDesk();
    await call("request", "ann", { link });
    await call("done", "cora", { review: "R-1" });
    await said();
    expect((await call("done", "chen", { review: "R-1" })).text).toContain("Somebody else was quicker");
    expect(await said()).toEqual([]);
  });

  it("GIVEN a note without end THEN it is kept as far as anybody reads", async () => {
    const { call, store } = await aDesk();
    await call("request", "ann", { link });
    await call("changes", "cora", { review: "R-1", note: "again ".repeat(5000) });
    const change = (await store.reviews.findHistory("lumen", 1)).at(-1)?.change;
    expect(change?.kind === "changes-requested" && change.note).toHaveLength(2000);
  });

  it("GIVEN the name on the forge that another has THEN it is refused", async () => {
    const { call } = await aDesk();
    expect((await call("login", "ann")).text).toContain("I do not know your name");
    expect((await call("login", "ann", { name: "@Octo" })).text).toContain("you are **Octo**");
    expect((await call("login", "ben", { name: "octo" })).text).toContain("Somebody else here is **octo**");
    expect((await call("login", "ben", { name: "oc to" })).text).toContain("is no name on a forge");
    expect((await call("login", "ann")).text).toContain("you are **Octo**");
  });
});

describe("a review", () => {
  it("GIVEN changes are wanted THEN the clock stands still until they are ready, and goes on from there", async () => {
    const { call, clock, run, said } = await aDesk();
    await call("request", "ann", { link });
    clock.now += 7 * hour;
    await call("changes", "cora", { review: "R-1", note: "Please add a test for api_key=sk-abcdefghijklmnopqrst." });
    await said();
    clock.now += 100 * hour;
    await run();
    expect(await said()).toEqual([]);
    expect((await call("list", "ann")).text).toContain("waits for its author · Cora");
    expect((await call("ready", "ben", { review: "R-1" })).text).toContain("Only its author");
    await call("ready", "ann", { review: "R-1" });
    expect(await said()).toEqual(["help @cora: Ready for another look by Cora."]);
    clock.now += hour - 1;
    await run();
    expect(await said()).toEqual([]);
    clock.now += 1;
    await run();
    expect(await said()).toEqual(["help @cora: A reminder for Cora: this has waited 8 hours of work for a review."]);
  });

  it("GIVEN a note with a secret THEN the author reads it without", async () => {
    const { call, said } = await aDesk();
    await call("request", "ann", { link });
    await said();
    await call("changes", "cora", { review: "R-1", note: "Remove ghp_abcdefghijklmnopqrstuvwxyz0123" });
    expect(await said()).toEqual(["help @ann: Changes are requested; the author's turn.\n\n> Remove [token]"]);
  });

  it("GIVEN nobody comes to it THEN a reminder, then another reviewer, then the moderators, and it stays open", async () => {
    const { call, clock, run, said, store } = await aDesk();
    await call("request", "ann", { link });
    await said();
    const told: string[] = [];
    for (let passed = 0; passed < 24 * 4; passed++) {
      clock.now += hour;
      await run();
      await run();
      told.push(...(await said()).map((line) => `${passed + 1} ${line}`));
    }
    expect(told).toEqual([
      "8 help @cora: A reminder for Cora: this has waited 8 hours of work for a review.",
      "24 help @chen: It is Chen's turn to review this.",
      "32 help @chen: A reminder for Chen: this has waited 8 hours of work for a review.",
      "48 moderators: This has waited 24 hours of work for a review by Chen. Can you find somebody?",
    ]);
    expect(await store.reviews.find("lumen", 1)).toMatchObject({ state: "waiting-for-reviewer", reviewer: "chen" });
    expect((await call("list", "ann")).text).toMatch(/R-1 .* Chen · waited \d+ hours of work · \*\*overdue\*\*/);
  });

  it("GIVEN who has it cannot THEN somebody else is asked, and never again who could not", async () => {
    const { call, store, said } = await aDesk();
    await call("request", "ann", { link });
    expect((await call("decline", "ben", { review: "R-1" })).text).toContain("Only its reviewer");
    for (const person of ["cora", "chen", "carl"]) await call("decline", person, { review: "R-1" });
    expect(await store.reviews.find("lumen", 1)).toMatchObject({ passed: ["cora", "chen", "carl"] });
    expect((await store.reviews.find("lumen", 1))?.reviewer).toBeUndefined();
    expect((await said()).at(-1)).toContain("Nobody of **Core developers** can review it");
    expect((await call("take", "ben", { review: "R-1" })).text).toContain("Only its reviewer, those who review here");
    await call("take", "cora", { review: "R-1" });
    expect((await call("take", "chen", { review: "R-1" })).text).toContain("Somebody else was quicker");
    expect(await store.reviews.find("lumen", 1)).toMatchObject({ reviewer: "cora" });
  });

  it("GIVEN two judge it at the same moment THEN one counts and the other is told", async () => {
    const { call, store } = await aDesk();
    await call("request", "ann", { link });
    const replies = await Promise.all([
      call("done", "cora", { review: "R-1" }),
      call("changes", "mona", { review: "R-1" }),
    ]);
    expect(replies.filter(({ text }) => text.includes("Somebody else was quicker"))).toHaveLength(1);
    const history = await store.reviews.findHistory("lumen", 1);
    expect(history.map(({ change }) => change.kind)).toHaveLength(3);
  });

  it("GIVEN it was approved or called off THEN it is told once, its reviewer is free again, and a request begins it anew", async () => {
    const { call, said, store } = await aDesk();
    const place = { platform: "web", community: "lumen" } as const;
    await call("request", "ann", { link });
    await said();
    await call("done", "cora", { review: "R-1" });
    expect(await said()).toEqual(["help @ann: Approved by Cora."]);
    expect(await store.duty.countOpen(place, 0)).toEqual(new Map());
    await call("cancel", "ann", { review: "R-1", reason: "not needed" });
    expect(await said()).toEqual(["help: This review is called off: not needed"]);
    expect((await call("done", "cora", { review: "R-1" })).text).toContain("is over already");
    await call("request", "ann", { link });
    expect(await said()).toEqual(["help @cora: Ready for another look by Cora."]);
    expect((await call("show", "ann", { review: "R-1" })).text).toContain("cancelled · ann");
  });

  it("GIVEN what is typed THEN open reviews that fit are offered", async () => {
    const { call, commands, clock } = await aDesk();
    await call("request", "ann", { link, title: "Faster merges" });
    const done = commands.find(({ name }) => name === "review done")!;
    const typed = { platform: "web", community: "lumen", channel: "help", name: "review done", at: clock.now } as const;
    const person = { id: "cora", roleIds: [], isBot: false };
    expect(await done.suggest?.({ ...typed, person, options: { review: "token" } }, "review")).toEqual([
      { label: "R-1 · acme/tokenizer#7 Faster merges", value: "R-1" },
    ]);
    expect(await done.suggest?.({ ...typed, person, options: { review: "R-2" } }, "review")).toEqual([]);
  });
});

describe("the clock of a review", () => {
  const hours = [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }] as const;
  const workingTime = { timeZone: "Europe/Berlin", hours, holidays: ["2026-01-16"] };

  it("GIVEN a holiday and a weekend THEN neither counts, and nobody is pinged out of hours", async () => {
    // Thursday 15 January 2026, 10:30 in Berlin.
    const { call, clock, run, said } = await aDesk(aReviewingCommunity({ workingTime }));
    await call("request", "ann", { link });
    await said();
    const told: string[] = [];
    for (let passed = 0; passed < 24 * 7; passed++) {
      clock.now += hour;
      await run();
      told.push(...(await said()).map((line) => `${new Date(clock.now).toISOString().slice(0, 13)} ${line}`));
    }
    expect(told.map((line) => line.slice(0, 30))).toEqual([
      // 6.5 hours on Thursday, Friday is a holiday, 1.5 hours on Monday.
      "2026-01-19T09 help @cora: A re",
      "2026-01-21T09 help @chen: It i",
      "2026-01-22T09 help @chen: A re",
    ]);
  });

  it("GIVEN it is asked for at night THEN it waits until somebody is there, and says from when", async () => {
    const { call, clock, run, said } = await aDesk(aReviewingCommunity({ workingTime }));
    clock.now = Date.UTC(2026, 0, 17, 3);
    expect((await call("request", "ann", { link })).text).toContain("from Mon, 19 Jan 2026, 09:00 (Europe/Berlin) on");
    await said();
    clock.now = Date.UTC(2026, 0, 19, 8);
    await run();
    expect(await said()).toEqual(["help @cora: It is Cora's turn to review this."]);
  });

  it("GIVEN its reviewer goes away THEN somebody who is there has it, and who is away is not pinged", async () => {
    const { call, clock, run, said, store } = await aDesk();
    await call("request", "ann", { link });
    await said();
    const away = {
      platform: "web",
      community: "lumen",
      person: "cora",
      start: clock.now,
      end: clock.now + 99 * hour,
    } as const;
    await store.duty.saveAbsence(away);
    await run();
    expect(await said()).toEqual(["help @chen: It is Chen's turn to review this."]);
  });

  it("GIVEN a budget of pings that is used up THEN it is said without a ping and kept for the next day", async () => {
    const community = aReviewingCommunity({ duty: { pingsPerDay: 1 } });
    const [supporters, developers] = community.roles;
    const roles = [supporters!, { ...developers!, members: [{ id: "cora", name: "Cora" }] }];
    const { call, said, store } = await aDesk({ ...community, roles });
    for (const number of [1, 2]) await call("request", "ann", { link: `https://github.com/a/b/pull/${number}` });
    expect(await said()).toEqual([
      "help @cora: It is Cora's turn to review this.",
      "help: It is Cora's turn to review this.",
    ]);
    expect(await store.duty.findHeld({ platform: "web", community: "lumen" })).toMatchObject([{ person: "cora" }]);
  });
});

describe("a crash", () => {
  it.each([
    ["the request", async ({ call }: Desk) => call("request", "ann", { link })],
    [
      "the reminder",
      async ({ call, clock, crash, run, said }: Desk) => {
        await revived(crash, () => call("request", "ann", { link }));
        await said();
        clock.now += 8 * hour;
        await run();
      },
    ],
    [
      "the escalation",
      async ({ call, clock, crash, run, said }: Desk) => {
        await revived(crash, () => call("request", "ann", { link }));
        await said();
        clock.now += 24 * hour;
        await run();
      },
    ],
    [
      "the approval",
      async ({ call, crash, said }: Desk) => {
        await revived(crash, () => call("request", "ann", { link }));
        await said();
        await call("done", "cora", { review: "R-1" });
      },
    ],
  ])("between record and word of %s THEN the next start says it, once", async (_, act) => {
    const desk = await aDesk();
    desk.crash.beforeAnnouncing = true;
    await act(desk).catch(() => {});
    expect(await desk.said()).toEqual([]);
    desk.crash.beforeAnnouncing = false;
    await desk.run();
    expect(await desk.said()).toHaveLength(1);
    await desk.run();
    expect(await desk.said()).toEqual([]);
  });

  it("between the turn on the rota and its record THEN the same person has it, and the turn counts once", async () => {
    const { call, store, ports, run, said, clock } = await aDesk();
    const change = ports.store.reviews.change;
    Object.assign(store.reviews, { change: async () => Promise.reject(new Error("killed")) });
    await expect(call("request", "ann", { link })).rejects.toThrow("killed");
    Object.assign(store.reviews, { change });
    clock.now += hour;
    await run();
    expect(await said()).toEqual(["help @cora: It is Cora's turn to review this."]);
    expect(await store.duty.countOpen({ platform: "web", community: "lumen" }, 0)).toEqual(new Map([["cora", 1]]));
  });
});

type Desk = Awaited<ReturnType<typeof aDesk>>;

async function revived(crash: Desk["crash"], work: () => Promise<unknown>): Promise<void> {
  crash.beforeAnnouncing = false;
  await work();
  crash.beforeAnnouncing = true;
}

it("has the policy that the tests reckon with", () => {
  expect([policy.remindAfterHours, policy.escalateAfterHours, new Date(aTime).getUTCDay()]).toEqual([8, 24, 4]);
});
