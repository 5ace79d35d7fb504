import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createModelAdmin } from "../../src/commands/serving/create-model-admin.ts";
import { setCurrent } from "../../src/learning/model/current-model.ts";
import { saveModel } from "../../src/learning/model/save-model.ts";
import { toyDataset, toyModel } from "../learning/model/toy-model.ts";
import { aStore } from "../store/a-store.ts";

// A fresh database beside models said that there are none, and none could be promoted or gone back to.
it("GIVEN models without records THEN they are listed, rolled back and promoted like any other; damaged and foreign ones are left out", async () => {
  const modelsFolder = mkdtempSync(join(tmpdir(), "usher-adopt-"));
  onTestFinished(() => rmSync(modelsFolder, { recursive: true, force: true }));
  const folder = join(modelsFolder, "toys");
  const nobody = { english: undefined, multilingual: undefined, forLanguage: () => undefined };
  const { examples } = toyDataset();
  const model = await toyModel(nobody, { examples: examples.slice(0, 12), faq: [], heldOut: [] });
  for (const [at, version] of ["20260101-000000", "20260102-000000", "20260103-000000"].entries()) {
    await saveModel(folder, { ...model, community: "toys", version, trainedAt: 100 + at });
  }
  await saveModel(folder, { ...model, community: "elsewhere", version: "20260104-000000", trainedAt: 103 });
  await setCurrent(folder, "20260101-000000", 500);
  await setCurrent(folder, "20260102-000000", 600);
  mkdirSync(join(folder, "20260105-000000"));
  writeFileSync(join(folder, "20260105-000000", "metadata.json"), "{");

  const store = await aStore();
  const admin = createModelAdmin({ modelsFolder, store, now: () => 700 });
  expect(await admin.list("toys")).toMatchObject([
    { version: "20260103-000000", trainedAt: 102, use: "stored" },
    { version: "20260102-000000", trainedAt: 101, promotedAt: 101, use: "current" },
    { version: "20260101-000000", trainedAt: 100, promotedAt: 100, use: "stored" },
  ]);
  expect((await admin.list("toys"))[0]).not.toHaveProperty("promotedAt");
  expect(await admin.rollBack("toys", "mona")).toEqual({ from: "20260102-000000", to: "20260101-000000" });
  expect(await admin.promote("toys", "20260103-000000", "mona")).toMatchObject({ to: "20260103-000000" });
  // Two changes at one moment follow one another.
  expect((await admin.list("toys"))[0]).toMatchObject({ promotedAt: 701, use: "current" });
});
