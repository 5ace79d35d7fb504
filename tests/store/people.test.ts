import { describe, expect, it } from "vitest";
import { aStore } from "./a-store.ts";

const cora = { platform: "web", community: "c1", person: "cora" } as const;
const developer = { roles: ["core-developer"], isModerator: false, isAdmin: false };

describe("people", () => {
  it("GIVEN a person seen twice THEN has the latest standing and both times", async () => {
    const store = await aStore();
    await store.people.record({ ...cora, standing: developer, at: 10 });
    const promoted = { roles: [], isModerator: true, isAdmin: false };
    await store.people.record({ ...cora, standing: promoted, at: 20 });
    expect(await store.people.find(cora)).toEqual({ ...cora, standing: promoted, firstSeenAt: 10, lastSeenAt: 20 });
  });

  it("GIVEN a sighting that arrives late THEN it changes nothing", async () => {
    const store = await aStore();
    await store.people.record({ ...cora, standing: developer, at: 20 });
    await store.people.record({ ...cora, standing: { roles: [], isModerator: false, isAdmin: false }, at: 10 });
    expect(await store.people.find(cora)).toMatchObject({ standing: developer, lastSeenAt: 20 });
  });

  it("GIVEN the same id on another platform THEN that is another person", async () => {
    const store = await aStore();
    await store.people.record({ ...cora, standing: developer, at: 20 });
    expect(await store.people.find({ ...cora, platform: "terminal" })).toBeUndefined();
  });
});
