import { join } from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import { UsherError } from "../../core/errors.ts";
import { openTokenizer, type ToPieces } from "./open-tokenizer.ts";
import { type Pooling, poolOutput } from "./pool-output.ts";

export interface ModelSettings {
  readonly folder: string;
  readonly name: string;
  readonly cut: number;
  readonly threads: number;
  readonly pooling: Pooling;
}

/** A model in memory. */
export interface Model {
  readonly dimensions: number;
  encode(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** Loads an encoder's model and tokenizer; throws `model-mismatch` when onnxruntime refuses them, `model-missing` without onnxruntime. */
export async function loadModel(settings: ModelSettings): Promise<Model> {
  const { folder, name, cut, pooling } = settings;
  const onnx = await loadOnnx();
  let session: InferenceSession;
  let toPieces: ToPieces;
  try {
    toPieces = openTokenizer(folder, cut);
    session = await onnx.InferenceSession.create(join(folder, "model.onnx"), toSessionOptions(settings.threads));
  } catch (cause) {
    const remedy = "restore its files or name another encoder";
    throw new UsherError("model-mismatch", `encoder ${name}: ${folder} cannot be loaded; ${remedy}`, { cause });
  }
  const run = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const pieces = texts.map(toPieces);
    const { feeds, padded } = toFeeds(onnx.Tensor, session.inputNames, pieces);
    const output = (await session.run(feeds, [pooling.output]))[pooling.output];
    const dimensions = Number(output?.dims.at(-1) ?? 0);
    const lengths = pieces.map((list) => list.length);
    return poolOutput(output?.data as Float32Array, pooling.kind, lengths, padded, dimensions);
  };
  const dimensions = pooling.dimensions > 0 ? pooling.dimensions : ((await run(["a"]))[0]?.length ?? 0);
  return { dimensions, encode: (texts) => encodeInBatches(texts, run), close: () => session.release() };
}

/** Loads the native library; throws `model-missing` where it does not exist for the machine. */
export async function loadOnnx(): Promise<typeof import("onnxruntime-node")> {
  try {
    return await import("onnxruntime-node");
  } catch (cause) {
    const remedy = "sentence encoders stay off; run npm ci again, or use a system with glibc";
    throw new UsherError("model-missing", `onnxruntime-node does not load on this machine: ${remedy}`, { cause });
  }
}

/** Without arena and memory pattern a long text does not leave its peak behind; without spinning threads idle at rest. */
function toSessionOptions(threads: number): InferenceSession.SessionOptions {
  return {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    enableMemPattern: false,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  };
}

function toFeeds(
  tensor: typeof Tensor,
  inputs: readonly string[],
  pieces: readonly (readonly number[])[],
): { readonly feeds: Record<string, Tensor>; readonly padded: number } {
  const padded = Math.max(...pieces.map((list) => list.length));
  const ids = new BigInt64Array(pieces.length * padded);
  const mask = new BigInt64Array(ids.length);
  pieces.forEach((list, row) => {
    list.forEach((id, column) => {
      ids[row * padded + column] = BigInt(id);
      mask[row * padded + column] = 1n;
    });
  });
  const feeds: Record<string, Tensor> = {};
  for (const name of inputs) {
    const data = name === "input_ids" ? ids : name === "attention_mask" ? mask : new BigInt64Array(ids.length);
    feeds[name] = new tensor("int64", data, [pieces.length, padded]);
  }
  return { feeds, padded };
}

const batchSize = 64;
/** Bytes of text in a batch, padding included: attention over long texts grows with the square of their length. */
const batchBytes = 64 * 160;

async function encodeInBatches(
  texts: readonly string[],
  run: (texts: readonly string[]) => Promise<Float32Array[]>,
): Promise<Float32Array[]> {
  if (texts.length === 1) return run(texts);
  const bytes = texts.map((text) => Buffer.byteLength(text));
  const order = texts.map((_, index) => index).sort((a, b) => (bytes[b] ?? 0) - (bytes[a] ?? 0));
  const vectors: Float32Array[] = new Array(texts.length);
  let at = 0;
  while (at < order.length) {
    const longest = Math.max(1, bytes[order[at] ?? 0] ?? 1);
    const count = Math.max(1, Math.min(batchSize, Math.floor(batchBytes / longest)));
    const batch = order.slice(at, at + count);
    const results = await run(batch.map((index) => texts[index] ?? ""));
    batch.forEach((index, row) => {
      const vector = results[row];
      if (vector) vectors[index] = vector;
    });
    at += count;
  }
  return vectors;
}
