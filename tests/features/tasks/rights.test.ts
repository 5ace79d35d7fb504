import { expect, it } from "vitest";
import { aBoard } from "./a-board.ts";

/**
 * T-1 is in implementation, made by pia and given to tomo: cora is a helper of its role, tess of another, ann of none, mona moderates.
 */
const table: Readonly<Record<string, readonly [who: string, options: Readonly<Record<string, string>>]>> = {
  claim: ["tomo cora tess pia mona", {}],
  comment: ["tomo cora tess pia mona", { text: "a word" }],
  sort: ["tomo cora tess pia mona", { stage: "design" }],
  assign: ["tomo cora pia mona", { person: "chen" }],
  move: ["tomo cora pia mona", { stage: "testing" }],
  due: ["tomo cora pia mona", { when: "friday" }],
  depend: ["tomo cora pia mona", { on: "T-2" }],
  done: ["tomo cora pia mona", {}],
  reopen: ["tomo cora pia mona", {}],
  release: ["tomo mona", {}],
};

const cases = Object.entries(table).flatMap(([name, [who, options]]) =>
  ["ann", "tess", "cora", "tomo", "pia", "mona"].map(
    (person) => [name, person, who.includes(person), options] as const,
  ),
);

it.each(cases)("GIVEN /task %s by %s THEN allowed is %s", async (name, person, isAllowed, options) => {
  const { call, find } = await aBoard();
  const assignee = name === "claim" ? {} : { assignee: "tomo" };
  await call("create", "pia", { title: "One", stage: "implementation", ...assignee });
  await call("create", "mona", { title: "Two" });
  if (name === "reopen") await call("done", "mona", { task: "T-1" });
  const before = await find();
  const reply = await call(name, person, { task: "T-1", ...options });
  const after = await find();
  if (isAllowed) {
    expect([reply.visibility, after?.version]).toEqual(["public", (before?.version ?? 0) + 1]);
  } else {
    expect(after).toEqual(before);
    expect([reply.visibility, reply.text]).toEqual([
      "private",
      expect.stringMatching(/^Only .* may (do this|give it back)\.$/),
    ]);
  }
});

it("GIVEN somebody of no role who was given a task THEN it is theirs to work on", async () => {
  const { store, call, find } = await aBoard();
  await store.profiles.save({ community: "lumen", platform: "web", person: "ann", name: "Ann" });
  await call("create", "pia", { title: "One", stage: "implementation", assignee: "Ann" });
  await call("move", "ann", { task: "T-1", stage: "testing" });
  expect((await find())?.stage).toBe("testing");
  expect((await call("done", "ann", { task: "T-1" })).text).toBe(
    "Only who has T-1, Pia who made it, testers and moderators may do this.",
  );
});

it("GIVEN Chinese THEN the refusal is Chinese", async () => {
  const { call, toCall, bot } = await aBoard();
  await call("create", "pia", { title: "One" });
  const asked = toCall("done", "ann", { task: "T-1" });
  const { text } = await bot.handleCommand({ ...asked, person: { ...asked.person, language: "zh" } });
  expect(text).toBe("只有 T-1 的负责人、创建者 Pia、planners和管理员可以这样做。");
});
