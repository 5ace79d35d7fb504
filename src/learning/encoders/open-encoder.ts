import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { UsherError } from "../../core/errors.ts";
import type { Encoder } from "../../core/ports/encoder.ts";
import { loadModel, type Model } from "./load-model.ts";
import { loadModelInThread } from "./load-model-in-thread.ts";
import { readOnnxHeader } from "./onnx/read-onnx-header.ts";
import { choosePooling, type Pooling } from "./pool-output.ts";

export interface EncoderSettings {
  /** Holds `model.onnx` and `tokenizer.json`, and `tokenizer_config.json` where the tokenizer has one. */
  readonly folder: string;
  readonly name: string;
  /** Word pieces of a text that are read, marks included; 256 if absent. */
  readonly cut?: number;
  /**
   * Threads it computes with. If absent, one: a message takes half the time that it takes with two, which wait for each other at every step; and
   * two, where the machine has them, beside the thread that asks, for then there are many texts.
   */
  readonly threads?: number;
  /** Whether it computes beside the thread that asks, which then has its hands free; false if absent. */
  readonly isBeside?: boolean;
}

/** An encoder whose model is read from disk at the first `encode`. */
export interface OpenedEncoder extends Encoder {
  isLoaded(): boolean;
  /** Loads the model now instead of at the first use. */
  load(): Promise<void>;
  /** Changes with every change of the model's files; embeddings of different fingerprints must not be mixed. */
  fingerprint(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Opens a folder with a sentence encoder without loading it. Throws `model-missing` when a file is not there and
 * `model-mismatch` when the model is broken or gives nothing that could be an embedding.
 */
export async function openEncoder(settings: EncoderSettings): Promise<OpenedEncoder> {
  const { folder, name, cut = 256, isBeside = false } = settings;
  const { threads = isBeside ? Math.min(2, availableParallelism()) : 1 } = settings;
  const pooling = readPooling(folder, name);
  let loading: Promise<Model> | undefined;
  const load = (): Promise<Model> => {
    loading ??= (isBeside ? loadModelInThread : loadModel)({ folder, name, cut, threads, pooling });
    return loading;
  };
  let hash: Promise<string> | undefined;
  const dimensions = pooling.dimensions > 0 ? pooling.dimensions : (await load()).dimensions;
  return {
    name,
    dimensions,
    isLoaded: () => loading !== undefined,
    load: async () => {
      await load();
    },
    encode: async (texts) => (texts.length === 0 ? [] : (await load()).encode(texts)),
    fingerprint: () => {
      hash ??= hashFiles([join(folder, "model.onnx"), join(folder, "tokenizer.json")], `${cut} ${reading}`);
      return hash;
    },
    close: async () => {
      const model = await loading?.catch(() => undefined);
      loading = undefined;
      await model?.close();
    },
  };
}

/** Raised when the same files are read so that they give other vectors. */
const reading = 3;

function readPooling(folder: string, name: string): Pooling {
  for (const file of ["model.onnx", "tokenizer.json"]) {
    if (existsSync(join(folder, file))) continue;
    throw new UsherError(
      "model-missing",
      `encoder ${name}: ${join(folder, file)} is missing; restore the folder or name another encoder`,
    );
  }
  const path = join(folder, "model.onnx");
  let pooling: Pooling | undefined;
  try {
    pooling = choosePooling(readOnnxHeader(path).outputs);
  } catch (cause) {
    throw new UsherError("model-mismatch", `encoder ${name}: ${path} is broken; restore the file`, { cause });
  }
  if (pooling) return pooling;
  throw new UsherError(
    "model-mismatch",
    `encoder ${name}: ${path} gives neither a vector a text nor vectors of word pieces; name a sentence encoder`,
  );
}

async function hashFiles(paths: readonly string[], salt: string): Promise<string> {
  const hash = createHash("sha256").update(salt);
  // In large pieces: each waits for its turn, and whoever trains meanwhile gives few.
  const pieces = { highWaterMark: 1 << 24 };
  for (const path of paths) for await (const chunk of createReadStream(path, pieces)) hash.update(chunk);
  return hash.digest("hex").slice(0, 16);
}
