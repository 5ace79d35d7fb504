import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { constants, getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { trainInChild } from "../../src/commands/training/train-in-child.ts";

/** Trains nothing: reports its own priority as the share that is done. */
const program = `
import { getPriority } from "node:os";
process.send({ kind: "progress", share: getPriority(), step: "" });
process.send({ kind: "done" }, () => process.disconnect());
`;

it.each([
  [false, constants.priority.PRIORITY_LOW],
  [true, getPriority()],
])(
  "GIVEN a training that is awaited by those who would be served (%s) THEN its priority is %i",
  async (isAwaited, priority) => {
    const folder = mkdtempSync(join(tmpdir(), "usher-training-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "train.mjs");
    writeFileSync(file, program);
    const settings = { configFolder: folder, dataFolder: folder, modelsFolder: folder };
    const shares: number[] = [];
    const onProgress = ({ share }: { readonly share: number }) => shares.push(share);
    await trainInChild({ program: file, community: "mini", settings, isAwaited, onProgress });
    expect(shares).toEqual([priority]);
  },
);
