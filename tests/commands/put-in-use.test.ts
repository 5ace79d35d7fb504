import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { finishChange, putInUse } from "../../src/commands/put-in-use.ts";
import { readCurrent, setCurrent } from "../../src/learning/model/current-model.ts";
import { aStore } from "../store/a-store.ts";

const promotion = { community: "toys", actor: "mona", action: "model-promoted" } as const;

/** Two models, `v1` in use since 500; nobody looks into their files here. */
async function twoModels() {
  const modelsFolder = mkdtempSync(join(tmpdir(), "usher-use-"));
  onTestFinished(() => rmSync(modelsFolder, { recursive: true, force: true }));
  const folder = join(modelsFolder, "toys");
  const store = await aStore();
  for (const version of ["v1", "v2"]) {
    mkdirSync(join(folder, version), { recursive: true });
    await store.models.record({ community: "toys", version, trainedAt: 100, report: {} });
  }
  await setCurrent(folder, "v1", 500);
  const findAudit = async () =>
    (await store.audit.findLatest("toys", 9)).map(({ actor, action, subject, details, at }) =>
      [actor, action, subject, JSON.stringify(details), at].join(" "),
    );
  return { ports: { modelsFolder, store }, folder, store, findAudit };
}

describe("a model put into use", () => {
  it("THEN the audit, the record and the file say so, and a start changes nothing", async () => {
    const { ports, folder, store, findAudit } = await twoModels();
    expect(await putInUse(ports, { ...promotion, version: "v2", at: 700 })).toEqual({ from: "v1", to: "v2" });
    expect(await findAudit()).toEqual(['mona model-promoted v2 {"from":"v1"} 700']);
    expect((await store.models.findAll("toys"))[0]).toMatchObject({ version: "v2", promotedAt: 700 });
    expect(await finishChange(ports, "toys")).toBeUndefined();
    expect(await readCurrent(folder)).toEqual({ version: "v2", previous: "v1", at: 700 });
  });

  it("GIVEN a crash before the file says so THEN the next start finishes it, once, and nothing is lost of the audit", async () => {
    const { ports, folder, store, findAudit } = await twoModels();
    await store.models.recordUse({ ...promotion, version: "v2", from: "v1", at: 700 });
    expect(await finishChange(ports, "toys")).toBe("v2");
    expect(await readCurrent(folder)).toEqual({ version: "v2", previous: "v1", at: 700 });
    expect(await finishChange(ports, "toys")).toBeUndefined();
    expect(await findAudit()).toHaveLength(1);
  });

  it("GIVEN a clock that was set back THEN the last word still counts", async () => {
    const { ports, folder } = await twoModels();
    await putInUse(ports, { ...promotion, version: "v2", at: 300 });
    await putInUse(ports, { ...promotion, action: "model-rolled-back", version: "v1", at: 200 });
    expect(await finishChange(ports, "toys")).toBeUndefined();
    expect((await readCurrent(folder))?.version).toBe("v1");
  });

  it("GIVEN a file that cannot be written THEN whoever wants it is told, the audit has it, and no start does it after all", async () => {
    const { ports, folder, findAudit } = await twoModels();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "");
    const wish = putInUse(ports, { ...promotion, version: "v2", at: 700 });
    await expect(wish).rejects.toMatchObject({ code: "store-failed" });
    expect(await findAudit()).toEqual(["system model-not-used v2 {} 700", "mona model-promoted v2 {} 700"]);
    rmSync(folder);
    mkdirSync(join(folder, "v2"), { recursive: true });
    await setCurrent(folder, "v1", 500);
    expect(await finishChange(ports, "toys")).toBeUndefined();
  });

  it.each([
    ["its files are gone", (folder: string) => rmSync(join(folder, "v2"), { recursive: true }), "v1"],
    [
      "nothing is in use, as after current.json was deleted",
      (folder: string) => rmSync(join(folder, "current.json")),
      undefined,
    ],
  ])("GIVEN a crash, and %s, THEN it is left as it is", async (_, harm, version) => {
    const { ports, folder, store } = await twoModels();
    await store.models.recordUse({ ...promotion, version: "v2", at: 700 });
    harm(folder);
    expect(await finishChange(ports, "toys")).toBeUndefined();
    expect((await readCurrent(folder))?.version).toBe(version);
  });
});
