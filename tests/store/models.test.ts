import { describe, expect, it } from "vitest";
import { aStore } from "./a-store.ts";

const use = { community: "c1", actor: "mona", action: "model-promoted" } as const;

describe("models", () => {
  it("GIVEN models THEN gives them newest first, promoted ones with their time", async () => {
    const store = await aStore();
    const report = { accuracy: 0.93, perLabel: [{ label: "core-developer", f1: 0.9 }] };
    await store.models.record({ community: "c1", version: "v1", trainedAt: 10, report });
    await store.models.record({ community: "c1", version: "v2", trainedAt: 20, report: null });
    await store.models.recordUse({ ...use, version: "v1", from: "v0", at: 30 });
    expect(await store.models.findAll("c1")).toEqual([
      { community: "c1", version: "v2", trainedAt: 20, report: null },
      { community: "c1", version: "v1", trainedAt: 10, report, promotedAt: 30 },
    ]);
    expect(await store.audit.findLatest("c1", 9)).toEqual([
      { community: "c1", actor: "mona", action: "model-promoted", subject: "v1", details: { from: "v0" }, at: 30 },
    ]);
  });

  it("GIVEN a version recorded again THEN replaces the report and keeps the promotion", async () => {
    const store = await aStore();
    await store.models.record({ community: "c1", version: "v1", trainedAt: 10, report: 1, promotedAt: 11 });
    await store.models.record({ community: "c1", version: "v1", trainedAt: 12, report: 2 });
    expect(await store.models.findAll("c1")).toEqual([
      { community: "c1", version: "v1", trainedAt: 12, report: 2, promotedAt: 11 },
    ]);
  });

  it("GIVEN an unknown version THEN it cannot be promoted, and nothing is noted", async () => {
    const store = await aStore();
    await expect(store.models.recordUse({ ...use, version: "v9", at: 1 })).rejects.toMatchObject({ code: "not-found" });
    expect(await store.audit.findLatest("c1", 9)).toEqual([]);
  });
});
