import { expect, it } from "vitest";
import { aStore } from "./a-store.ts";

it("GIVEN installations THEN each workspace has its latest one until it is deleted", async () => {
  const { installations } = await aStore();
  const first = { platform: "slack", workspace: "T1", sealed: "a", installedAt: 1 } as const;
  await installations.save(first);
  await installations.save({ ...first, workspace: "T2" });
  await installations.save({ ...first, sealed: "b", installedAt: 2 });
  expect(await installations.find("slack", "T1")).toEqual({ ...first, sealed: "b", installedAt: 2 });
  expect(await installations.find("discord", "T1")).toBeUndefined();
  await installations.delete("slack", "T1");
  expect(await installations.find("slack", "T1")).toBeUndefined();
  expect(await installations.find("slack", "T2")).toMatchObject({ sealed: "a" });
});
