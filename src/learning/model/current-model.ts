import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { UsherError } from "../../core/errors.ts";
import { loadModel } from "./load-model.ts";
import type { Model } from "./model.ts";
import { replaceFile } from "./save-model.ts";

const version = z.string().regex(/^[\w.-]+$/);

/** What `current.json` in a community's model folder holds: the model in use, the one before it, and when that was decided. */
const currentSchema = z.object({ version, previous: version.optional(), at: z.number().optional() });

export type CurrentModel = z.output<typeof currentSchema>;

/** Loads the model in use from a community's folder; throws `model-missing` or `model-mismatch` with the remedy. */
export async function loadCurrentModel(folder: string): Promise<Model> {
  const current = await readCurrent(folder);
  if (!current) throw new UsherError("model-missing", `${folder} has no model yet: run usher train`);
  return loadModel(join(folder, current.version));
}

/** Which model is in use, by `current.json`; `undefined` before the first one; throws `model-mismatch` where the file is damaged. */
export async function readCurrent(folder: string): Promise<CurrentModel | undefined> {
  const file = join(folder, "current.json");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new UsherError("model-missing", `${file} cannot be read: check its permissions`, { cause: error });
  });
  if (text === undefined) return undefined;
  const parsed = currentSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new UsherError("model-mismatch", `${file} is damaged: delete it and run usher train`);
}

/**
 * Puts a saved model into use, in one rename; the one in use until now is remembered as the previous. A running Usher notices
 * within seconds; the same version at another time (`at`, milliseconds) makes it take the model in again.
 */
export async function setCurrent(folder: string, version: string, at: number): Promise<void> {
  const before = await readCurrent(folder).catch(() => undefined);
  const previous = before?.version === version ? before.previous : before?.version;
  const current: CurrentModel = { version, ...(previous === undefined ? {} : { previous }), at };
  await replaceFile(join(folder, "current.json"), `${JSON.stringify(current, undefined, 1)}\n`).catch((cause) => {
    throw new UsherError("store-failed", `${folder}/current.json cannot be written: make room and check its folder`, {
      cause,
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
