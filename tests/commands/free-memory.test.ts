import { expect, test } from "vitest";
import { freeMemory } from "../../src/commands/serving/free-memory.ts";

test("GIVEN something nobody holds any more WHEN memory is freed THEN it is gone, and what is held stays", async () => {
  const held = { rows: new Array(1000).fill(0) };
  const left = new WeakRef({ rows: new Array(1000).fill(0) });
  const kept = new WeakRef(held);
  // A WeakRef holds its object until the turn that made it ends.
  await new Promise((resolve) => setImmediate(resolve));
  freeMemory();
  expect(left.deref()).toBeUndefined();
  expect(kept.deref()).toBe(held);
});
