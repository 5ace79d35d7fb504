import { describe, expect, it } from "vitest";
import type { Announcement } from "../../../src/core/announcement/announcement.ts";
import { aTime } from "../../fakes.ts";
import { aJudgement } from "../../judgements.ts";
import { aBoard, toLabels } from "./a-board.ts";

const hour = 3_600_000;

describe("/task create", () => {
  it("GIVEN a form filled THEN the task is shown to all, kept, with what can be done with it", async () => {
    const { call, find } = await aBoard();
    const reply = await call("create", "cora", {
      title: "Fix the loader",
      details: "It hangs. Write to ann@example.org.",
      stage: "Implementation",
      due: "friday 17:00",
      priority: "high",
    });
    expect(reply).toMatchObject({ visibility: "public", title: "T-1 · Fix the loader" });
    expect(reply.text).toContain(
      "implementation · **developers** · nobody has it yet · High priority · due Fri, 16 Jan",
    );
    expect(toLabels(reply)).toEqual(["Claim", "Move on to testing", "Done"]);
    expect(await find()).toMatchObject({
      details: "It hangs. Write to [e-mail].",
      role: "developer",
      dueAt: Date.UTC(2026, 0, 16, 17),
      creator: { platform: "web", person: "cora" },
    });
  });

  it("GIVEN somebody Usher meets the first time THEN they are called by their name, at once and in the history", async () => {
    const person = { id: "mona", roleIds: [], isBot: false, language: "en", name: "Mona Reyes" };
    const made = await (await aBoard()).call("create", "mona", { title: "Fix the cache" }, { person });
    expect(made.text).toContain("Mona Reyes made this task.");
    const { call, make } = await aBoard();
    await make();
    const moved = await call("move", "mona", { task: "T-1", stage: "testing" }, { person });
    expect(moved.text).toContain("Mona Reyes moved it from implementation to testing.");
    expect((await call("show", "cora", { task: "T-1" })).text).toContain("Mona Reyes moved it");
  });

  it("GIVEN somebody of another time zone THEN their clock counts, also for a day without an hour", async () => {
    const { store, call, find } = await aBoard();
    await store.profiles.save({ community: "lumen", platform: "web", person: "cora", timeZone: "Asia/Shanghai" });
    await call("create", "cora", { title: "One", due: "明天下午" });
    await call("create", "cora", { title: "Two", due: "friday" });
    expect((await find(1))?.dueAt).toBe(Date.UTC(2026, 0, 16, 7));
    expect((await find(2))?.dueAt).toBe(Date.UTC(2026, 0, 16, 10));
  });

  it.each([
    [
      "words that are no time",
      "when pigs fly",
      "I cannot read “when pigs fly” as a time. Write it like “friday 17:00”",
      [],
    ],
    ["a time that is past", "yesterday 10:00", "is in the past", []],
    ["a date with two meanings", "1/2/2026", "Which one: 2026-01-02 or 2026-02-01?", ["2026-01-02", "2026-02-01"]],
  ])("GIVEN %s THEN the task is kept without, and it is asked", async (_, due, text, readings) => {
    const { call, find } = await aBoard();
    const reply = await call("create", "cora", { title: "One", details: "Much to type", due });
    expect(reply.text).toContain(text);
    expect(toLabels(reply).slice(0, readings.length)).toEqual(readings);
    expect(await find()).toMatchObject({ title: "One", details: "Much to type" });
    expect(await find()).not.toHaveProperty("dueAt");
  });

  it("GIVEN a date with two meanings THEN a press on one sets it", async () => {
    const { call, press, find } = await aBoard();
    const reply = await call("create", "cora", { title: "One", due: "1/2/2026 17:00" });
    await press("cora", reply.buttons[1]);
    expect((await find())?.dueAt).toBe(Date.UTC(2026, 1, 1, 17));
  });

  it("GIVEN a message THEN the form holds its words, masked, and the task leads back to it", async () => {
    const judged = () => aJudgement({ stage: [["testing", 0.8]], role: [["tester", 0.7]] });
    const { bot, toCall, call, find } = await aBoard({}, judged);
    const target = {
      platform: "web",
      community: "lumen",
      channel: "help",
      messageId: "m7",
      author: { id: "ann", roleIds: [], isBot: false },
      text: "The regression suite hangs for me, mail ann@example.org if you need the log of it or anything else from me at all",
      addressed: false,
      sentAt: aTime,
      link: "https://example.org/m7",
    } as const;
    const opening = await bot.handleForm(toCall("create", "cora", {}, { target }));
    const values = opening.kind === "fields" ? opening.values : {};
    expect(values).toMatchObject({
      stage: "testing",
      role: "tester",
      details: target.text.replace("ann@example.org", "[e-mail]"),
    });
    expect(values.title).toMatch(/^The regression suite hangs for me, mail \[e-mail\].*…$/);
    const reply = await call("create", "cora", values, { target });
    expect(reply).toMatchObject({ source: "https://example.org/m7" });
    expect(reply.text).toMatch(/Sorted by its words: testing, testers \(80.% sure\)/);
    expect(await find()).toMatchObject({ messageId: "m7", author: "ann", link: "https://example.org/m7" });
    expect(await find()).toMatchObject({ stage: "testing", version: 1 });
  });

  describe("of a message", () => {
    const target = {
      platform: "web",
      community: "lumen",
      channel: "help",
      messageId: "m7",
      author: { id: "ann", roleIds: [], isBot: false },
      text: "The loader hangs",
      addressed: false,
      sentAt: aTime,
    } as const;
    const words = { title: "Fix the loader", stage: "implementation", assignee: "chen" };

    it("GIVEN one of a channel THEN it stays out of what people say there, and its role's channel and assignee are called", async () => {
      const { call, said, store } = await aBoard();
      const reply = await call("create", "cora", words, { target });
      expect(reply).toMatchObject({ visibility: "private", text: expect.stringContaining("Told in #developer-room.") });
      expect(reply).not.toHaveProperty("mention");
      expect(await said()).toEqual([["#developer-room", expect.stringContaining("Chen")]]);
      const [{ reply: told }] = (await store.announcements.findOpen("web")) as [Announcement];
      expect(told).toMatchObject({ title: "T-1 · Fix the loader", mention: { person: "chen" }, visibility: "public" });
    });

    it("GIVEN one of a thread THEN it is shown there", async () => {
      const { call, said } = await aBoard();
      const reply = await call("create", "cora", words, { target: { ...target, thread: "t1" } });
      expect(reply).toMatchObject({ visibility: "public", mention: { person: "chen" } });
      expect(await said()).toEqual([]);
    });

    it("GIVEN one said in private THEN nobody but the person who has the task is told", async () => {
      const { call, said } = await aBoard();
      const reply = await call("create", "cora", words, { target: { ...target, isPrivate: true } });
      expect(reply.visibility).toBe("private");
      expect(reply.text).not.toContain("Told in");
      expect(await said()).toEqual([["chen", expect.stringContaining("implementation")]]);
      await call("create", "cora", { title: "Another" }, { target: { ...target, isPrivate: true } });
      expect(await said()).toHaveLength(1);
    });
  });

  it("GIVEN a form without a title THEN it is asked for, and nothing is kept", async () => {
    const { call, find } = await aBoard();
    expect((await call("create", "cora", { title: "  " })).text).toContain("Give the task a title");
    expect(await find()).toBeUndefined();
  });

  it("GIVEN a stage, a role and a person that are none THEN each is named and the rest is kept", async () => {
    const { call, find } = await aBoard();
    const { text } = await call("create", "cora", { title: "One", stage: "party", role: "king", assignee: "nemo" });
    expect(text).toContain("“party” is no stage. The stages are requirements, design");
    expect(text).toContain("“king” is no role. The roles are supporters, developers");
    expect(text).toContain("I know nobody called “nemo” here");
    expect(await find()).toMatchObject({ stage: "requirements", role: "planner" });
  });
});

describe("what the classifier proposes", () => {
  const judged = () =>
    aJudgement({
      stage: [
        ["design", 0.5],
        ["testing", 0.45],
      ],
      role: [
        ["tester", 0.9],
        ["developer", 0.1],
      ],
    });

  it("GIVEN a stage and a role that do not belong together THEN the likeliest that do are proposed", async () => {
    const { call, find } = await aBoard({}, judged);
    await call("create", "cora", { title: "One" });
    expect(await find()).toMatchObject({ stage: "testing", role: "tester" });
  });

  it("GIVEN the creator says otherwise THEN that is a label by the creator's standpoint", async () => {
    const { store, call, find } = await aBoard({}, judged);
    const { text } = await call("create", "cora", { title: "One", stage: "deployment", role: "tester" });
    expect(text).toContain("I would have said testing, testers; thank you");
    expect(await find()).toMatchObject({ stage: "deployment", role: "supporter" });
    const [said] = await store.tasks.findSorted("lumen");
    expect(said?.event.change).toEqual({
      kind: "sorted",
      from: "testing",
      to: "deployment",
      role: "supporter",
      said: { stage: "deployment" },
      standpoint: "asker",
    });
  });

  it.each([
    ["mona", "moderator"],
    ["tess", "helper"],
    ["cora", "asker"],
  ])("GIVEN %s sorts it otherwise later THEN that is a label by their standpoint", async (person, standpoint) => {
    const { store, call, find } = await aBoard({}, judged);
    await call("create", "cora", { title: "One" });
    const { text } = await call("sort", person, { task: "T-1", role: "supporter" });
    expect(text).toContain("sorted it anew");
    expect(await find()).toMatchObject({ stage: "testing", role: "supporter" });
    const [said] = await store.tasks.findSorted("lumen");
    expect(said?.event.change).toMatchObject({ said: { role: "supporter" }, standpoint });
  });

  it("GIVEN a task that has moved on THEN it is not sorted any more", async () => {
    const { call } = await aBoard({}, judged);
    await call("create", "cora", { title: "One" });
    await call("move", "cora", { task: "T-1", stage: "deployment" });
    expect((await call("sort", "mona", { task: "T-1", stage: "design" })).text).toContain("has moved on since");
  });

  it("GIVEN a model that cannot judge THEN the task is made all the same, in the first stage", async () => {
    const { call, find } = await aBoard({}, () => {
      throw new Error("the model is gone");
    });
    await call("create", "cora", { title: "One" });
    expect(await find()).toMatchObject({ stage: "requirements", role: "planner" });
  });
});

describe("who has a task", () => {
  it("GIVEN two people who claim at once THEN one gets it and the other reads who", async () => {
    const { store, make, call, find } = await aBoard();
    await make();
    const replies = await Promise.all([call("claim", "cora", { task: "1" }), call("claim", "chen", { task: "1" })]);
    const winner = (await find())?.assignee?.person;
    expect(replies.map(({ visibility }) => visibility).toSorted()).toEqual(["private", "public"]);
    const refusal = replies.find(({ visibility }) => visibility === "private");
    expect(refusal?.text).toBe(`${winner === "cora" ? "Cora" : "Chen"} has T-1 already.`);
    const history = await store.tasks.findHistory("lumen", 1);
    expect(history.filter(({ change }) => change.kind === "assigned")).toHaveLength(1);
  });

  it("GIVEN a task claimed THEN it can be released and claimed by another", async () => {
    const { make, call, press, find } = await aBoard();
    await make();
    const claimed = await call("claim", "cora", { task: "T-1" });
    expect(toLabels(claimed)).toEqual(["Move on to testing", "Done", "Release"]);
    expect((await call("claim", "cora", { task: "T-1" })).text).toBe("T-1 is yours already.");
    await press("cora", claimed.buttons[2]);
    expect(await find()).not.toHaveProperty("assignee");
    expect((await call("release", "mona", { task: "T-1" })).text).toBe("Nobody has T-1.");
    await call("claim", "chen", { task: "T-1" });
    expect((await find())?.assignee?.person).toBe("chen");
  });

  it("GIVEN it is given to somebody THEN they are called, by name or id, and nobody who is unknown", async () => {
    const { make, call, find } = await aBoard();
    await make();
    expect(await call("assign", "mona", { task: "T-1", person: "Chen" })).toMatchObject({
      mention: { role: "developer", person: "chen" },
    });
    expect((await call("assign", "mona", { task: "T-1", person: "chen" })).text).toBe("Chen has T-1 already.");
    expect((await call("assign", "mona", { task: "T-1", person: "nemo" })).text).toContain(
      "I know nobody called “nemo”",
    );
    expect((await call("assign", "chen", { task: "T-1", person: "me" })).mention).toBeUndefined();
    expect((await find())?.assignee?.person).toBe("chen");
  });

  it("GIVEN somebody of whom only the platform knows the name THEN they are called by it, then and later", async () => {
    const { call, make } = await aBoard();
    await make();
    const given = await call("assign", "mona", { task: "T-1", person: "ben" }, { names: { ben: "Ben Ito" } });
    expect(given.text).toContain("This is for Ben Ito now.");
    expect((await call("list", "cora")).text).toContain("Ben Ito");
  });

  it("GIVEN somebody who is away or was called enough THEN they are not pinged, and it is said", async () => {
    const { store, make, call } = await aBoard({ duty: { pingsPerDay: 1 } });
    const place = { community: "lumen", platform: "web" } as const;
    await store.duty.saveAbsence({ ...place, person: "cora", start: aTime - hour, end: aTime + hour });
    await make();
    await make({ title: "Second" });
    const away = await call("assign", "mona", { task: "T-1", person: "cora" });
    expect([away.mention, away.text]).toEqual([undefined, expect.stringContaining("Cora is away and is not called")]);
    await call("assign", "mona", { task: "T-1", person: "chen" });
    const held = await call("assign", "mona", { task: "T-2", person: "chen" });
    expect([held.mention, held.text]).toEqual([undefined, expect.stringContaining("was called often enough today")]);
    expect(await store.duty.findHeld(place)).toMatchObject([{ person: "chen", text: "T-2 · Second" }]);
  });
});

describe("what waits for what", () => {
  it("GIVEN a circle THEN the way round is shown and nothing changes", async () => {
    const { make, call, find } = await aBoard();
    for (const title of ["One", "Two", "Three"]) await make({ title });
    await call("depend", "mona", { task: "T-1", on: "T-2" });
    await call("depend", "mona", { task: "T-2", on: "T-3" });
    const { text } = await call("depend", "mona", { task: "T-3", on: "T-1" });
    expect(text).toContain("T-3 → T-1 → T-2 → T-3");
    expect((await find(3))?.waitsFor).toEqual([]);
  });

  it("GIVEN a task that waits THEN done asks first, and can be said anyway", async () => {
    const { make, call, press, find } = await aBoard();
    for (const title of ["One", "Two"]) await make({ title });
    await call("depend", "mona", { task: "T-1", on: "T-2" });
    const asked = await call("done", "mona", { task: "T-1" });
    expect([asked.visibility, asked.text]).toEqual(["private", "T-1 still waits for T-2. Is it done anyway?"]);
    expect(await find()).not.toHaveProperty("doneAt");
    await press("mona", asked.buttons[0]);
    expect(await find()).toHaveProperty("doneAt");
  });

  it("GIVEN the last thing a task waits for is done THEN its assignee is told, once, however often the job runs", async () => {
    const { make, call, run, said } = await aBoard();
    for (const title of ["One", "Two", "Three"]) await make({ title });
    await call("assign", "cora", { task: "T-1", person: "cora" });
    await call("depend", "mona", { task: "T-1", on: "T-2" });
    await call("depend", "mona", { task: "T-1", on: "T-3" });
    const later = (minutes: number) => ({ at: aTime + minutes * 60_000 });
    await call("done", "mona", { task: "T-2" }, later(1));
    expect(await said()).toEqual([]);
    await call("done", "mona", { task: "T-3" }, later(2));
    await run(later(3).at);
    await run(later(8).at);
    expect(await said()).toEqual([["cora", "**T-1 · One** waits for nothing any more: T-2, T-3 done."]]);
    await call("reopen", "mona", { task: "T-3" }, later(10));
    await call("done", "mona", { task: "T-3" }, later(11));
    expect(await said()).toHaveLength(2);
  });

  it("GIVEN a wait that is dropped THEN the task is free, and a wait that is none is said to be none", async () => {
    const { make, call, find } = await aBoard();
    for (const title of ["One", "Two"]) await make({ title });
    await call("depend", "mona", { task: "T-1", on: "T-2" });
    expect((await call("depend", "mona", { task: "T-1", on: "T-2" })).text).toBe("T-1 waits for T-2 already.");
    await call("depend", "mona", { task: "T-1", on: "T-2", drop: "yes" });
    expect((await find())?.waitsFor).toEqual([]);
    expect((await call("depend", "mona", { task: "T-1", on: "T-2", drop: "yes" })).text).toBe(
      "T-1 does not wait for T-2.",
    );
    expect((await call("depend", "mona", { task: "T-1", on: "T-9" })).text).toContain("There is no task T-9");
    await call("done", "mona", { task: "T-2" });
    expect((await call("depend", "mona", { task: "T-1", on: "T-2" })).text).toContain("nothing to wait for");
  });
});

describe("the board", () => {
  it("GIVEN no task THEN it is said how to make one", async () => {
    const { call } = await aBoard();
    expect((await call("list", "ann")).text).toContain("No task is open");
    expect((await call("mine", "ann")).text).toContain("You have no open task");
    expect((await call("show", "ann", { task: "T-1" })).text).toContain("There is no task T-1");
  });

  it("GIVEN tasks in several stages THEN they stand by stage in order, the pressing first, and filters hold", async () => {
    const { make, call } = await aBoard();
    await make({ title: "Test it", stage: "testing" });
    await make({ title: "Later", due: "in 2 hours" });
    await make({ title: "Now", priority: "urgent", assignee: "cora" });
    const { text } = await call("list", "ann");
    const order = [
      "3 open tasks",
      "**implementation** (2)",
      "**T-3** Now",
      "**T-2** Later",
      "**testing** (1)",
      "**T-1** Test it",
    ];
    expect(order.map((part) => text.indexOf(part)).every((at, index, all) => at > (all[index - 1] ?? -1))).toBe(true);
    const titles = async (options: Readonly<Record<string, string>>, at = aTime) =>
      [...(await call("list", "ann", options, { at })).text.matchAll(/T-\d/g)].map(String);
    expect(await titles({ stage: "testing" })).toEqual(["T-1"]);
    expect(await titles({ role: "developer" })).toEqual(["T-3", "T-2"]);
    expect(await titles({ person: "Cora" })).toEqual(["T-3"]);
    expect(await titles({ overdue: "yes" }, aTime + 3 * hour)).toEqual(["T-2"]);
    expect((await call("list", "ann", { overdue: "yes" })).text).toContain("No open task is like that");
    expect((await call("list", "ann", { stage: "party" })).text).toContain("“party” is no stage");
  });

  it("GIVEN many tasks THEN they come page by page, by buttons, with the filters kept", async () => {
    const { make, call, press } = await aBoard();
    for (let count = 0; count < 30; count += 1) await make({ title: `Task ${count}` });
    const first = await call("list", "ann", { stage: "implementation" });
    expect(first.text).toContain("30 open tasks, page 1 of 3");
    expect(toLabels(first)).toEqual(["Next page"]);
    const second = await press("ann", first.buttons[0]);
    expect(second.text).toContain("**T-13**");
    expect(toLabels(second)).toEqual(["Earlier page", "Next page"]);
    const last = await press("ann", second.buttons[1]);
    expect([toLabels(last), last.text.match(/\*\*T-/g)?.length]).toEqual([["Earlier page"], 6]);
    expect((await call("list", "ann", { page: "99" })).text).toContain("page 3 of 3");
  });

  it("GIVEN a task with a life THEN it is shown with details, waits, comments and history", async () => {
    const { make, call } = await aBoard();
    await make({ details: "All of it" });
    await make({ title: "Second" });
    await call("depend", "mona", { task: "T-1", on: "T-2" });
    await call("comment", "cora", { task: "T-1", text: "token ghp_abcdefghijklmnopqrstuvwxyz0123" });
    const { text, visibility } = await call("show", "ann", { task: "T-1" });
    expect(visibility).toBe("private");
    expect(text).toContain("All of it");
    expect(text).toContain("**Waits for**\n- T-2 · Second");
    expect(text).toContain("Cora says: token [token]");
    expect(text).toMatch(/mona made this task\.\n.*mona sorted it .*\n.*It waits for T-2\.\n.*Cora says/);
  });

  it("GIVEN one's own tasks THEN they are listed with a button to each", async () => {
    const { make, call, press } = await aBoard();
    await make({ assignee: "cora" });
    await make({ title: "Another's", assignee: "chen" });
    const mine = await call("mine", "cora");
    expect(mine.text).toContain("You have one task:\n- **T-1** Fix the loader");
    expect((await press("cora", mine.buttons[0])).title).toBe("T-1 · Fix the loader");
  });

  it("GIVEN what is being typed THEN tasks, allowed stages and people are offered", async () => {
    const { bot, toCall, make, call } = await aBoard();
    await make();
    await make({ title: "Second" });
    const offered = async (name: string, option: string, options = {}) =>
      (await bot.handleTyping(toCall(name, "mona", options), option)).map(({ value }) => value);
    expect(await offered("claim", "task", { task: "seco" })).toEqual(["T-2"]);
    expect(await offered("move", "stage", { task: "T-1" })).toEqual(["requirements", "design", "testing"]);
    expect(await offered("assign", "person", { person: "che" })).toEqual(["chen"]);
    await call("done", "mona", { task: "T-2" });
    expect(await offered("reopen", "task")).toEqual(["T-2"]);
    expect(await offered("claim", "task")).toEqual(["T-1"]);
  });
});
