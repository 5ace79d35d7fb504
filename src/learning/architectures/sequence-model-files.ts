import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { UsherError } from "../../core/errors.ts";
import { type ArchitectureName, architectureNames } from "./architecture.ts";
import type { VocabularyData } from "./sequence-vocabulary.ts";
import type { StoredModel } from "./stored-model.ts";

/** All that a saved sequence classifier consists of. */
export interface SequenceModelFiles {
  readonly architecture: ArchitectureName;
  readonly labels: readonly string[];
  readonly vocabulary: VocabularyData;
  readonly stored: StoredModel;
}

const metadataSchema = z.strictObject({
  format: z.literal("usher-sequence-1"),
  architecture: z.enum(architectureNames),
  labels: z.array(z.string()).min(2),
  sha256: z.strictObject({ "model.json": z.string(), "weights.bin": z.string(), "vocabulary.json": z.string() }),
});

const vocabularySchema = z.strictObject({
  words: z.array(z.string()),
  buckets: z.int().positive(),
  maxLength: z.int().positive(),
});

/** The bytes of each file by its name; `metadata.json`, with the digests of the others, is the last. */
export function toSequenceBytes({
  architecture,
  labels,
  vocabulary,
  stored,
}: SequenceModelFiles): ReadonlyMap<string, Uint8Array> {
  const contents = {
    "model.json": Buffer.from(stored.json),
    "weights.bin": Buffer.from(stored.weights),
    "vocabulary.json": Buffer.from(JSON.stringify(vocabulary)),
  };
  const metadata: z.infer<typeof metadataSchema> = {
    format: "usher-sequence-1",
    architecture,
    labels: [...labels],
    sha256: {
      "model.json": digest(contents["model.json"]),
      "weights.bin": digest(contents["weights.bin"]),
      "vocabulary.json": digest(contents["vocabulary.json"]),
    },
  };
  return new Map([
    ...Object.entries(contents),
    ["metadata.json", Buffer.from(`${JSON.stringify(metadata, null, 2)}\n`)],
  ]);
}

/** The model of a folder's bytes; throws `model-mismatch` where they do not belong together. */
export function fromSequenceBytes(folder: string, bytes: ReadonlyMap<string, Uint8Array>): SequenceModelFiles {
  const read = (name: string): Uint8Array => bytes.get(name) ?? new Uint8Array();
  const metadata = parse(metadataSchema, read("metadata.json"), folder, "metadata.json");
  const readChecked = (name: keyof typeof metadata.sha256): Uint8Array => {
    const content = read(name);
    if (digest(content) === metadata.sha256[name]) return content;
    throw toMismatch(folder, `${name} is not the file that was saved`);
  };
  const vocabulary = parse(vocabularySchema, readChecked("vocabulary.json"), folder, "vocabulary.json");
  const json = Buffer.from(readChecked("model.json")).toString("utf8");
  const weights = Uint8Array.from(readChecked("weights.bin")).buffer;
  return { architecture: metadata.architecture, labels: metadata.labels, vocabulary, stored: { json, weights } };
}

/** Writes each file beside its place and moves it there, `metadata.json` with the digests of the others last: a folder cut short is never taken for a model. */
export async function saveSequenceModel(folder: string, files: SequenceModelFiles): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of toSequenceBytes(files)) await writeAtomically(join(folder, name), content);
  } catch (cause) {
    throw new UsherError("store-failed", `${folder}: the model cannot be written; free space or grant the right`, {
      cause,
    });
  }
}

/** Reads a folder that `saveSequenceModel` wrote; throws `model-missing` or `model-mismatch` with the remedy. */
export async function readSequenceModel(folder: string): Promise<SequenceModelFiles> {
  const bytes = new Map<string, Uint8Array>();
  for (const name of ["metadata.json", "vocabulary.json", "model.json", "weights.bin"])
    bytes.set(name, await read(folder, name));
  return fromSequenceBytes(folder, bytes);
}

/** The error of a folder whose files do not belong together. */
export function toMismatch(folder: string, fault: string, cause?: unknown): UsherError {
  return new UsherError("model-mismatch", `${folder}: ${fault}; restore the folder, or train again`, { cause });
}

async function writeAtomically(path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

async function read(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (cause) {
    throw new UsherError("model-missing", `${join(folder, name)} cannot be read; restore the folder, or train again`, {
      cause,
    });
  }
}

function parse<T>(schema: z.ZodType<T>, content: Uint8Array, folder: string, name: string): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(content).toString("utf8")));
  } catch (cause) {
    throw toMismatch(folder, `${name} is broken or of another version`, cause);
  }
}

function digest(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
