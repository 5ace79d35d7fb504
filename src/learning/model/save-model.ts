import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsherError } from "../../core/errors.ts";
import type { Model } from "./model.ts";
import { type ModelMetadata, modelFormat } from "./model-metadata.ts";
import { toSideFiles, toSideMetadata } from "./side-files.ts";
import { sideNames } from "./side-name.ts";

/**
 * Writes a model into `<folder>/<version>/`, where `folder` belongs to its community: all files into a temporary folder, flushed,
 * which is then renamed, so that a model is there whole or not at all. Gives the model's folder; throws `store-failed`.
 */
export async function saveModel(folder: string, model: Model): Promise<string> {
  const target = join(folder, model.version);
  const temporary = join(folder, `.${model.version}.${process.pid}.tmp`);
  try {
    await rm(temporary, { recursive: true, force: true });
    // Side by side, for a disk flushes them all in hardly more time than one; all have ended before any is removed.
    const files = [...toFiles(model)];
    const written = await Promise.allSettled(files.map(([path, bytes]) => writeFlushed(join(temporary, path), bytes)));
    for (const one of written) if (one.status === "rejected") throw one.reason;
    await rm(target, { recursive: true, force: true });
    await rename(temporary, target);
    await flushFolder(folder);
    return target;
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
    throw new UsherError("store-failed", `${target} cannot be written: make room and check the folder's permissions`, {
      cause,
    });
  }
}

/** Writes a file whole: what was there before stays until the new one is on the disk. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFlushed(temporary, new TextEncoder().encode(content));
  await rename(temporary, file);
  await flushFolder(dirname(file));
}

function toFiles(model: Model): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>([["report.json", toJson(model.report)]]);
  for (const name of sideNames) {
    const side = model.sides[name];
    if (side) for (const [path, bytes] of toSideFiles(side)) files.set(`${name}/${path}`, bytes);
  }
  const { community, version, trainedAt, seed, backend, search, thresholds } = model;
  const { english, multilingual } = model.sides;
  const metadata: ModelMetadata = {
    format: modelFormat,
    community,
    version,
    trainedAt,
    seed,
    backend,
    sides: { ...(english ? { english: toSideMetadata(english) } : {}), multilingual: toSideMetadata(multilingual) },
    search,
    thresholds,
    files: Object.fromEntries(
      [...files].map(([path, bytes]) => [path, createHash("sha256").update(bytes).digest("hex")]),
    ),
  };
  return files.set("metadata.json", toJson(metadata));
}

function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 1)}\n`);
}

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "w");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a rename last; some systems cannot flush a folder, and need not. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
