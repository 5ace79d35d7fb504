import { expect, it } from "vitest";
import { seedFaq } from "../../src/commands/serving/seed-faq.ts";
import { loadConfiguration } from "../../src/features/configuration/load-configuration.ts";
import { aStore } from "../store/a-store.ts";

it("GIVEN an empty store THEN it is filled; GIVEN every entry was removed THEN none comes back", async () => {
  const { communities } = await loadConfiguration("config");
  const store = await aStore();
  await seedFaq(communities[0]!, "config", store, 1);
  const seeded = await store.faq.findAll("sample");
  expect(seeded.length).toBeGreaterThan(80);
  for (const { id } of seeded) await store.faq.remove("sample", id, "mona", 2);
  await seedFaq(communities[0]!, "config", store, 3);
  expect(await store.faq.findAll("sample")).toEqual([]);
});
