import { expect, it } from "vitest";
import { forgetPerson } from "../../src/commands/forget-person.ts";
import { findForgotten } from "../../src/core/feedback/find-forgotten.ts";
import { aStore } from "../store/a-store.ts";
import { aTask } from "../store/records.ts";

it("GIVEN somebody who only ever sorted tasks THEN they can be forgotten, until they speak again", async () => {
  const store = await aStore();
  const max = { platform: "web", person: "max" } as const;
  const said = { stage: "testing" };
  const sorted = { kind: "sorted", from: "design", to: "testing", said, standpoint: "asker" } as const;
  await store.tasks.create(aTask({ creator: max, createdAt: 5 }), [sorted]);
  expect(await forgetPerson(store, "c1", "ann", 8)).toBe(0);
  expect(await forgetPerson(store, "c1", "max", 8)).toBe(1);
  expect(await forgetPerson(store, "c1", "max", 9)).toBe(0);
  const forgotten = await findForgotten(store, "c1");
  expect([forgotten.has("max", 5), forgotten.has("max", 9)]).toEqual([true, false]);
});
