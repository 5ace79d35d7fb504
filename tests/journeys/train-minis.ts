import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { type Reading, writeMini } from "./write-mini.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder with one a reading, each of them a trained Usher. */
    readonly trainedMinis: string;
  }
}

const program = join(import.meta.dirname, "../../dist/main.js");
const run = promisify(execFile);

/** Before all journeys, so that each may begin with a copy of what is the same for all: a first model. Fails where that does. */
export async function setup(project: TestProject): Promise<() => void> {
  const root = mkdtempSync(join(tmpdir(), "usher-minis-"));
  await Promise.all(
    (["encoders", "n-grams"] satisfies Reading[]).map((reading) => train(join(root, reading), reading)),
  );
  project.provide("trainedMinis", root);
  return () => rmSync(root, { recursive: true, force: true });
}

async function train(folder: string, reading: Reading): Promise<void> {
  mkdirSync(folder);
  const environment = writeMini(folder, reading);
  await run(process.execPath, [program, "train"], { cwd: folder, env: environment });
}
