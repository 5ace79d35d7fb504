import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Task } from "../../../src/core/task/task.ts";
import { applyChange } from "../../../src/core/task/task-change.ts";
import { aTime } from "../../fakes.ts";
import { aBoard, aDevelopingCommunity } from "./a-board.ts";

const hour = 3_600_000;
const place = { community: "lumen", platform: "web" } as const;

describe("/task move", () => {
  it("GIVEN the next stage THEN the person on duty of its role has the task, and is called once", async () => {
    const { store, make, call, find } = await aBoard();
    await make({ assignee: "cora" });
    const reply = await call("move", "cora", { task: "T-1", stage: "testing" });
    expect(reply).toMatchObject({ visibility: "public", mention: { role: "tester", person: "tomo" } });
    expect(reply.text).toContain("Cora moved it from implementation to testing.\n\nIt is Tomo's turn now.");
    expect(await find()).toMatchObject({ stage: "testing", role: "tester", assignee: { person: "tomo" } });
    expect(await store.duty.countOpen(place, 0)).toEqual(new Map([["tomo", 1]]));
  });

  it("GIVEN it moves on, is given back or done THEN the turn of whoever had it is over", async () => {
    const { store, make, call } = await aBoard();
    const open = async () => [...(await store.duty.countOpen(place, 0))].filter(([, count]) => count > 0);
    await make();
    await call("move", "cora", { task: "T-1", stage: "testing" });
    await call("move", "tomo", { task: "T-1", stage: "deployment" });
    expect(await open()).toEqual([["tess", 1]]);
    await call("release", "tess", { task: "T-1" });
    expect(await open()).toEqual([]);
    await call("move", "mona", { task: "T-1", stage: "testing" });
    await call("done", "tomo", { task: "T-1" });
    expect(await open()).toEqual([]);
  });

  it("GIVEN the role stays the same THEN whoever has the task keeps it", async () => {
    const { make, call, find } = await aBoard();
    await make({ stage: "design", assignee: "chen" });
    const { mention } = await call("move", "chen", { task: "T-1", stage: "implementation" });
    expect([mention, (await find())?.assignee?.person]).toEqual([undefined, "chen"]);
  });

  it("GIVEN nobody of the role is at work THEN it waits, the next hour is named, and the role's channel hears of it", async () => {
    const hours = [{ days: ["mon"], from: "08:00", to: "12:00" }] as const;
    const { make, call, find, said } = await aBoard({ workingTime: { timeZone: "UTC", hours, holidays: [] } });
    await make({ assignee: "cora" });
    const { mention, text } = await call("move", "cora", { task: "T-1", stage: "testing" });
    expect(mention).toBeUndefined();
    expect(text).toContain("Nobody of **testers** is there now");
    expect(text).toContain("from Mon, 19 Jan 2026, 08:00 (UTC) on");
    expect(await find()).not.toHaveProperty("assignee");
    expect(await said()).toEqual([["#tester-room", expect.stringContaining("**T-1 · Fix the loader**")]]);
  });

  it("GIVEN the role's people are away THEN none of them is called", async () => {
    const { store, make, call } = await aBoard();
    await store.duty.saveAbsence({ ...place, person: "tomo", start: aTime - hour, end: aTime + 24 * hour });
    await make();
    const { mention, text } = await call("move", "cora", { task: "T-1", stage: "testing" });
    expect(mention).toBeUndefined();
    expect(text).toContain("from Fri, 16 Jan 2026, 09:30 (UTC) on, somebody is");
  });

  it("GIVEN a role without a rota THEN the whole group is called; GIVEN a stage nobody owns THEN it is said", async () => {
    const [supporter, ...roles] = aDevelopingCommunity().roles;
    const nobody = { ...supporter!, members: [] };
    const { make, call } = await aBoard({ roles: [nobody, ...roles.filter(({ id }) => id !== "tester")] });
    await make();
    const ownerless = await call("move", "cora", { task: "T-1", stage: "testing" });
    expect(ownerless.text).toContain("No role owns testing");
    expect((await call("move", "mona", { task: "T-1", stage: "deployment" })).mention).toEqual({ role: "supporter" });
  });

  it.each([
    [
      "a stage further than the next",
      "deployment",
      "cannot go from implementation to deployment. From there it goes to requirements, design, testing",
    ],
    ["the stage it is in", "implementation", "T-1 is in implementation already."],
    ["what is no stage", "party", "“party” is no stage"],
  ])("GIVEN %s THEN nothing moves, and it is said why", async (_, stage, text) => {
    const { make, call, find } = await aBoard();
    await make();
    const reply = await call("move", "cora", { task: "T-1", stage });
    expect([reply.visibility, reply.text]).toEqual(["private", expect.stringContaining(text)]);
    expect((await find())?.stage).toBe("implementation");
  });

  it("GIVEN moves and owners of the configuration's own THEN these hold", async () => {
    const { make, call, find } = await aBoard({
      tasks: { moves: { implementation: ["deployment"], deployment: [] }, owners: {}, remindHours: 24, digest: "off" },
    });
    await make();
    expect((await call("move", "cora", { task: "T-1", stage: "testing" })).text).toContain("it goes to deployment.");
    await call("move", "cora", { task: "T-1", stage: "deployment" });
    expect((await find())?.stage).toBe("deployment");
    expect((await call("move", "mona", { task: "T-1", stage: "design" })).text).toBe("T-1 cannot leave deployment.");
  });

  it("GIVEN two move it at once THEN one moves it, the other is told, and one turn is open", async () => {
    const { store, make, call } = await aBoard();
    await make();
    const replies = await Promise.all(
      ["cora", "chen"].map((person) => call("move", person, { task: "T-1", stage: "testing" })),
    );
    expect(replies.map(({ visibility }) => visibility).toSorted()).toEqual(["private", "public"]);
    expect(await store.duty.countOpen(place, 0)).toEqual(new Map([["tomo", 1]]));
  });

  it("GIVEN two move it to different stages at once THEN whoever did not get it has no turn", async () => {
    const { store, make, call, find } = await aBoard();
    await make();
    await Promise.all([
      call("move", "cora", { task: "T-1", stage: "testing" }),
      call("move", "chen", { task: "T-1", stage: "requirements" }),
    ]);
    const task = await find();
    const open = [...(await store.duty.countOpen(place, 0))].filter(([, count]) => count > 0);
    expect(open).toEqual([[task?.assignee?.person, 1]]);
  });

  it("GIVEN many moves THEN the turns go round the role", async () => {
    const { store, make, call } = await aBoard();
    for (let number = 1; number <= 6; number += 1) {
      await make({ stage: "requirements" });
      await call("move", "mona", { task: `T-${number}`, stage: "design" });
    }
    expect(await store.duty.countOpen(place, 0)).toEqual(
      new Map([
        ["cora", 3],
        ["chen", 3],
      ]),
    );
  });
});

describe("whatever people do with a task", () => {
  const people = ["mona", "cora", "chen", "pia", "tomo", "tess", "ann"] as const;
  const { stages } = aDevelopingCommunity();
  const person = fc.constantFrom(...people);
  const stage = fc.constantFrom(...stages, "party");
  const command = fc.oneof(
    fc.tuple(fc.constant("move"), person, fc.record({ stage })),
    fc.tuple(fc.constant("sort"), person, fc.record({ stage })),
    fc.tuple(fc.constant("assign"), person, fc.record({ person })),
    fc.tuple(fc.constantFrom("claim", "release", "done", "reopen"), person, fc.constant({})),
    fc.tuple(fc.constant("due"), person, fc.record({ when: fc.constantFrom("friday", "never", "1/2/2026") })),
    fc.tuple(fc.constant("depend"), person, fc.record({ on: fc.constantFrom("T-1", "T-2") })),
    fc.tuple(fc.constant("comment"), person, fc.record({ text: fc.constant("a word") })),
  );
  const allowed = (from: string, to: string) => stages.indexOf(to) <= stages.indexOf(from) + 1 && from !== to;

  it("THEN it is in a configured stage, came there by allowed moves, and its history explains what it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
        async (rounds) => {
          const { store, make, call, find } = await aBoard();
          await make({ title: "First" });
          const before = await find();
          await make({ title: "Second" });
          // Those of a round come at the same moment.
          for (const [index, round] of rounds.entries()) {
            const at = aTime + index * hour;
            const replies = await Promise.all(
              round.map(([name, by, options]) => call(name, by, { task: "T-1", ...options }, { at })),
            );
            expect(replies.map(({ kind }) => kind)).not.toContain("error");
          }
          const task = await find();
          const history = await store.tasks.findHistory("lumen", 1);
          expect(stages).toContain(task?.stage);
          let current: Task = { ...before!, version: 1 };
          for (const [index, { change, by, at }] of history.entries()) {
            // Ann holds no role, so she has a say in what she was given only.
            if (by.person === "ann") expect(current.assignee?.person).toBe("ann");
            if (change.kind === "moved")
              expect([change.from, allowed(change.from, change.to)]).toEqual([current.stage, true]);
            const isAfterMove = history.slice(0, index).some((earlier) => earlier.change.kind === "moved");
            if (change.kind === "sorted") expect(isAfterMove).toBe(false);
            if (index > 0) current = applyChange(current, change, at);
          }
          expect(task).toEqual(current);
          const open = [...(await store.duty.countOpen(place, 0)).values()].reduce((sum, count) => sum + count, 0);
          expect(open).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});
