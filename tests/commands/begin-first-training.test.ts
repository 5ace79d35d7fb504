import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readSettings } from "../../src/commands/read-settings.ts";
import { beginFirstTraining } from "../../src/commands/training/begin-first-training.ts";
import { setCurrent } from "../../src/learning/model/current-model.ts";
import { silentLog } from "../fakes.ts";

/** Trains nothing: tells the community it was started for, and ends when it is told to, or at once. */
const program = `
process.send({ kind: "progress", share: 0, step: process.argv[4] });
if (process.argv[4] === "slow") setInterval(() => {}, 1000);
else process.send({ kind: "done" }, () => process.disconnect());
`;

function openFolders(ids: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "usher-first-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const id of ids) mkdirSync(join(folder, id));
  const file = join(folder, "train.mjs");
  writeFileSync(file, program);
  const steps: string[] = [];
  const options = {
    communities: ids.map((id) => ({ id })),
    settings: readSettings({ USHER_CONFIG: folder, USHER_DATA: folder, USHER_MODELS: folder }, folder),
    program: file,
    log: silentLog,
    onProgress: (_share: number, step: string) => void steps.push(step),
  };
  return { folder, options, steps };
}

it("GIVEN communities of which the second never had a model THEN that one's training is begun, and only that", async () => {
  const { folder, options, steps } = openFolders(["old", "new", "newer"]);
  await setCurrent(join(folder, "old"), "1", 0);
  const training = await beginFirstTraining(options);
  await training?.done;
  expect(training?.community).toBe("new");
  expect(steps).toEqual(["new"]);
});

it("GIVEN models everywhere, one of them damaged THEN nothing is begun: damage is somebody else's matter", async () => {
  const { folder, options } = openFolders(["old", "hurt"]);
  await setCurrent(join(folder, "old"), "1", 0);
  writeFileSync(join(folder, "hurt", "current.json"), "{");
  expect(await beginFirstTraining(options)).toBeUndefined();
});

it("GIVEN a start that fails meanwhile THEN the training can be cancelled, and who waits for it is told", async () => {
  const { options } = openFolders(["slow"]);
  const training = await beginFirstTraining(options);
  training?.cancel();
  await expect(training?.done).rejects.toMatchObject({ code: "model-missing" });
});
