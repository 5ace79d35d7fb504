import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Task } from "../../src/core/task/task.ts";
import { applyChange, type TaskChange } from "../../src/core/task/task-change.ts";
import { aStore } from "./a-store.ts";
import { aTask } from "./records.ts";

const ann = { platform: "web", person: "ann" } as const;
const bob = { platform: "discord", person: "bob" } as const;

async function aBoard(count: number) {
  const { tasks, audit } = await aStore();
  const created: Task[] = [];
  for (let made = 0; made < count; made += 1) created.push(await tasks.create(aTask()));
  const block = async (task: number, by: number) => {
    const found = await tasks.find("c1", task);
    return tasks.change(found!, { kind: "blocked", by }, ann, 2000);
  };
  return { tasks, audit, created, block };
}

describe("tasks", () => {
  it("GIVEN tasks of two communities THEN each counts its own from 1", async () => {
    const { tasks } = await aStore();
    const numbers = [];
    for (const community of ["c1", "c1", "c2"]) numbers.push((await tasks.create(aTask({ community }))).number);
    expect(numbers).toEqual([1, 2, 1]);
  });

  it("GIVEN all there is to know of a task THEN it comes back as it was", async () => {
    const { tasks } = await aStore();
    const full = aTask({
      details: "It hangs.",
      role: "core-developer",
      assignee: bob,
      dueAt: 5000,
      place: { platform: "discord", community: "c1", channel: "9", thread: "10" },
      messageId: "11",
      questionId: "q1",
      link: "https://example.org/m/11",
      proposal: { stage: [{ label: "design", confidence: 0.6 }], role: [] },
    });
    const created = await tasks.create(full);
    expect(created).toEqual({ ...full, number: 1, waitsFor: [], version: 1 });
    expect(await tasks.find("c1", 1)).toEqual(created);
  });

  const sort = (to: string): TaskChange => ({
    kind: "sorted",
    from: "design",
    to,
    said: { stage: to },
    standpoint: "helper",
  });

  it("GIVEN a task with its creator's first changes THEN all of it is there, and in the history", async () => {
    const { tasks } = await aStore();
    const created = await tasks.create(aTask(), [sort("testing"), { kind: "assigned", assignee: bob }]);
    expect(created).toMatchObject({ stage: "testing", assignee: bob, version: 3 });
    expect(await tasks.find("c1", 1)).toEqual(created);
    const history = await tasks.findHistory("c1", 1);
    expect(history.map(({ change, by }) => [change.kind, by.person])).toEqual([
      ["created", "ann"],
      ["sorted", "ann"],
      ["assigned", "ann"],
    ]);
  });

  it("GIVEN tasks sorted again and again THEN every word is kept, by task", async () => {
    const { tasks } = await aStore();
    let first: Task = await tasks.create(aTask(), [sort("testing")]);
    await tasks.create(aTask(), [sort("deployment")]);
    const outcome = await tasks.change(first, sort("requirements"), bob, 2000);
    if (outcome.kind === "changed") first = outcome.task;
    const said = (await tasks.findSorted("c1")).map(({ task, event: { by, change } }) => [
      task.number,
      by.person,
      change.kind === "sorted" && change.to,
    ]);
    expect(said).toEqual([
      [1, "ann", "testing"],
      [1, "bob", "requirements"],
      [2, "ann", "deployment"],
    ]);
  });

  it("GIVEN open and done tasks THEN those are due that are open and whose time comes before, the first due first", async () => {
    const { tasks } = await aStore();
    for (const dueAt of [300, 100, 200, 400]) await tasks.create(aTask({ dueAt }));
    await tasks.create(aTask());
    const third = await tasks.find("c1", 3);
    await tasks.change(third!, { kind: "done" }, ann, 50);
    expect((await tasks.findDue("c1", 400)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("GIVEN two changes of the same state THEN one is made, the other is outdated", async () => {
    const { tasks, created } = await aBoard(1);
    const claim = (assignee: typeof ann | typeof bob) =>
      tasks.change(created[0]!, { kind: "assigned", assignee }, assignee, 2000);
    const outcomes = await Promise.all([claim(ann), claim(bob)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["changed", "outdated"]);
    expect(await tasks.find("c1", 1)).toMatchObject({ assignee: ann, version: 2 });
    expect(await tasks.findHistory("c1", 1)).toHaveLength(2);
  });

  it("GIVEN tasks that wait for each other in turn THEN the way round is named and nothing changes", async () => {
    const { tasks, block } = await aBoard(3);
    expect(await block(1, 2)).toMatchObject({ kind: "changed", task: { waitsFor: [2] } });
    expect(await block(2, 3)).toMatchObject({ kind: "changed" });
    expect(await block(3, 1)).toEqual({ kind: "cycle", way: [3, 1, 2, 3] });
    expect(await block(1, 1)).toEqual({ kind: "cycle", way: [1, 1] });
    expect((await tasks.findOpen("c1")).map(({ waitsFor }) => waitsFor)).toEqual([[2], [3], []]);
  });

  it("GIVEN a comment THEN its text is in the history and not in the audit", async () => {
    const { tasks, audit, created } = await aBoard(1);
    await tasks.change(created[0]!, { kind: "commented", text: "half done" }, bob, 2000);
    expect((await tasks.findHistory("c1", 1))[1]).toEqual({
      change: { kind: "commented", text: "half done" },
      by: bob,
      at: 2000,
    });
    const [entry] = await audit.findLatest("c1", 1);
    expect(entry).toMatchObject({ actor: "bob", action: "task-commented", subject: "T-1" });
    expect(JSON.stringify(entry)).not.toContain("half done");
  });

  const plain = { noNullPrototype: true } as const;
  const change: fc.Arbitrary<TaskChange> = fc.oneof(
    fc.record({ kind: fc.constant("assigned" as const), assignee: fc.constantFrom(ann, bob) }, plain),
    fc.constantFrom<TaskChange>({ kind: "released" }, { kind: "done" }, { kind: "reopened" }, { kind: "due-set" }),
    fc.record({ kind: fc.constant("due-set" as const), dueAt: fc.nat() }, plain),
    fc.record({ kind: fc.constant("commented" as const), text: fc.string() }, plain),
    fc.record(
      {
        kind: fc.constant("moved" as const),
        from: fc.constant("design"),
        to: fc.constantFrom("testing", "design"),
        role: fc.constantFrom("tester", "developer"),
        assignee: fc.constantFrom(ann, bob),
      },
      { ...plain, requiredKeys: ["kind", "from", "to"] },
    ),
  );

  it("GIVEN any changes THEN the history, applied in order, gives the task as it is", async () => {
    const { tasks } = await aStore();
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        const created = await tasks.create(aTask());
        let task: Task = created;
        for (const [index, each] of changes.entries()) {
          const outcome = await tasks.change(task, each, bob, 2000 + index);
          task = outcome.kind === "changed" ? outcome.task : task;
        }
        const history = await tasks.findHistory("c1", created.number);
        expect(history).toHaveLength(changes.length + 1);
        const replayed = history.slice(1).reduce((before, { change, at }) => applyChange(before, change, at), created);
        expect(await tasks.find("c1", created.number)).toEqual(replayed);
      }),
      { numRuns: 40 },
    );
  });

  it("GIVEN any waits THEN those kept never close a circle", async () => {
    const edge = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(edge, { maxLength: 15, selector: String }), async (edges) => {
        const { tasks, block } = await aBoard(6);
        for (const [task, by] of edges) await block(task, by);
        const open = await tasks.findOpen("c1");
        const done = new Set<number>();
        for (let round = 0; round < 6; round += 1) {
          for (const { number, waitsFor } of open) if (waitsFor.every((each) => done.has(each))) done.add(number);
        }
        expect(done.size).toBe(6);
      }),
      { numRuns: 25 },
    );
  });
});
