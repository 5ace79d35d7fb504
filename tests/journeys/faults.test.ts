import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type TrainingNews, trainInChild } from "../../src/commands/training/train-in-child.ts";
import { loadCurrentModel } from "../../src/learning/model/current-model.ts";
import { loadModel } from "../../src/learning/model/load-model.ts";
import { listModelFolders } from "../../src/learning/model/model-folders.ts";
import { createRandom } from "../../src/learning/random.ts";
import { aTrainedUsher, callUsher, post, runUsher, type SmallUsher, startUsher } from "./a-small-community.ts";

const program = join(import.meta.dirname, "../../dist/main.js");

function modelsOf(usher: SmallUsher): string {
  return join(usher.folder, "models", "mini");
}

/** Trains, and kills the process a while after it reported a step; gives whether it was killed before it ended. */
async function trainAndKill(usher: SmallUsher, step: (news: TrainingNews) => boolean, delay: number): Promise<boolean> {
  const child = fork(program, ["train", "--community", "mini"], {
    cwd: usher.folder,
    env: { ...usher.environment },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  child.on("message", (news: TrainingNews) => {
    if (step(news)) void pause(delay).then(() => child.kill("SIGKILL"));
  });
  const [, signal] = await once(child, "exit");
  return signal === "SIGKILL";
}

async function expectWhole(usher: SmallUsher): Promise<string> {
  const folder = modelsOf(usher);
  for (const version of await listModelFolders(folder)) await loadModel(join(folder, version));
  const { version } = await loadCurrentModel(folder);
  return version;
}

describe("a training that is cut off", { timeout: 240_000 }, () => {
  it("GIVEN kill -9 at ten random moments of training and promotion THEN a whole model serves after each, and nothing half is left", async () => {
    const usher = aTrainedUsher();
    const random = createRandom(7);
    let killed = 0;
    for (let round = 0; round < 10; round++) {
      // Half of them while it learns, half while it judges, writes and promotes.
      const from = round % 2 === 0 ? random() * 0.8 : 0.9;
      const reached = (news: TrainingNews) => news.kind === "progress" && news.share >= from;
      const delay = random() * (round % 2 === 0 ? 200 : 60);
      if (await trainAndKill(usher, reached, delay)) killed++;
      await expectWhole(usher);
    }
    expect(killed).toBeGreaterThanOrEqual(5);
    expect((await runUsher(usher, ["train"])).status).toBe(0);
    const current = await expectWhole(usher);
    expect(readdirSync(modelsOf(usher)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    const listed = JSON.parse(await callUsher(usher, ["model", "list", "--json"]));
    expect(listed.models.find(({ use }: { use: string }) => use === "current").version).toBe(current);
  });

  it("GIVEN a disk that takes no more of a file THEN the training fails, says so, and the model in use stays whole", async () => {
    const usher = aTrainedUsher();
    const before = await expectWhole(usher);
    const { status, errors } = await runUsher(usher, ["train"], { NODE_OPTIONS: `--import ${fullDisk}` });
    expect({ status, errors }).toEqual({ status: 1, errors: expect.stringMatching(/cannot be written: make room/) });
    expect(await expectWhole(usher)).toBe(before);
    expect(readdirSync(modelsOf(usher)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("GIVEN the system itself lets no file grow THEN the training fails with a word, and the model in use stays whole", async ({
    skip,
  }) => {
    const usher = aTrainedUsher();
    const before = await expectWhole(usher);
    const [shell] = ["/bin/sh"].filter((path) => existsSync(path));
    if (!shell) return skip("there is no shell whose ulimit could stop files from growing");
    // Far less than a model or the database's log needs: writing fails in the kernel, as on a full disk.
    const { status, stderr } = spawnSync(
      shell,
      ["-c", 'ulimit -f 16; exec "$0" "$@"', process.execPath, program, "train"],
      {
        cwd: usher.folder,
        env: { ...usher.environment },
        encoding: "utf8",
      },
    );
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/usher: .*(make room|check the disk)/),
    });
    expect(await expectWhole(usher)).toBe(before);
    expect(readdirSync(modelsOf(usher)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect((await runUsher(usher, ["train"])).status).toBe(0);
  });

  it("GIVEN it is cancelled THEN the child ends, the model in use stays, and the next training need not wait", async () => {
    const usher = aTrainedUsher();
    const before = await expectWhole(usher);
    const { USHER_CONFIG, USHER_DATA, USHER_MODELS } = usher.environment;
    const settings = { configFolder: USHER_CONFIG!, dataFolder: USHER_DATA!, modelsFolder: USHER_MODELS! };
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    const training = trainInChild({
      program,
      community: "mini",
      settings,
      isAwaited: true,
      signal: controller.signal,
      onProgress,
    });
    await expect(training).rejects.toMatchObject({
      code: "model-missing",
      message: expect.stringContaining("cancelled"),
    });
    expect(await expectWhole(usher)).toBe(before);
    // A lock that was left behind would be waited for a minute, and then the training would fail.
    expect((await runUsher(usher, ["train"])).status).toBe(0);
  });

  it("GIVEN more memory than it may have THEN the child is ended, and the model in use stays", async () => {
    const usher = aTrainedUsher();
    const before = await expectWhole(usher);
    const { USHER_CONFIG, USHER_DATA, USHER_MODELS } = usher.environment;
    const settings = { configFolder: USHER_CONFIG!, dataFolder: USHER_DATA!, modelsFolder: USHER_MODELS! };
    const training = trainInChild({
      program,
      community: "mini",
      settings,
      isAwaited: true,
      memoryLimit: 40,
      onProgress: () => {},
    });
    await expect(training).rejects.toMatchObject({
      code: "model-missing",
      message: expect.stringMatching(
        /Training the model of mini failed: (it needed more than 40 MB|.*heap|it was ended by SIG)/s,
      ),
    });
    expect(await expectWhole(usher)).toBe(before);
  });

  it("GIVEN weights that are damaged at the start THEN the model before serves at once", async () => {
    const usher = aTrainedUsher();
    const first = await expectWhole(usher);
    expect((await runUsher(usher, ["train"])).status).toBe(0);
    const second = await expectWhole(usher);
    damage(usher, second, ".bin");
    const running = await startUsher(usher);
    expect((await loadCurrentModel(modelsOf(usher))).version).toBe(first);
    expect(await running.end("SIGTERM")).toBe(0);
  });

  it.each([".bin", "metadata.json"])(
    "GIVEN the only model's %s damaged THEN the start trains another, which serves",
    async (file) => {
      const usher = aTrainedUsher();
      const only = await expectWhole(usher);
      damage(usher, only, file);
      const running = await startUsher(usher);
      const message = { channel: "help", author: "ann", text: "how do i install this package", messageId: "m1" };
      const { modelVersion } = await post<{ readonly modelVersion: string }>(running.address, "messages", message);
      expect(modelVersion).not.toBe(only);
      expect((await loadCurrentModel(modelsOf(usher))).version).toBe(modelVersion);
      expect(await running.end("SIGTERM")).toBe(0);
    },
  );
});

/** Cuts short the first file of a model whose name ends so. */
function damage(usher: SmallUsher, version: string, ending: string): void {
  const folder = join(modelsOf(usher), version);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const file = join(folder, files.find((name) => name.endsWith(ending))!);
  writeFileSync(file, readFileSync(file).subarray(0, 100));
}

/** Makes every file of a model fail as on a full disk; the database is on another one. */
const fullDisk = `data:text/javascript,${encodeURIComponent(`
  import fs from "node:fs/promises";
  import { syncBuiltinESMExports } from "node:module";
  const { open } = fs;
  fs.open = async (path, ...rest) => {
    const handle = await open(path, ...rest);
    if (String(path).includes(".tmp")) handle.writeFile = async () => { throw Object.assign(new Error("no space"), { code: "ENOSPC" }); };
    return handle;
  };
  syncBuiltinESMExports();
`)}`;
