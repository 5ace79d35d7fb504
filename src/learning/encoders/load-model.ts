import { join } from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import { UsherError } from "../../core/errors.ts";
import { readLeanModel } from "./onnx/read-lean-model.ts";
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
    session = await openSession(onnx, settings, toPieces("a"));
  } catch (cause) {
    const remedy = "restore its files or name another encoder";
    throw new UsherError("model-mismatch", `encoder ${name}: ${folder} cannot be loaded; ${remedy}`, { cause });
  }
  const run = async (pieces: readonly (readonly number[])[]): Promise<Float32Array[]> => {
    const { feeds, padded } = toFeeds(onnx.Tensor, session.inputNames, pieces);
    const output = (await session.run(feeds, [pooling.output]))[pooling.output];
    const dimensions = Number(output?.dims.at(-1) ?? 0);
    const lengths = pieces.map((list) => list.length);
    return poolOutput(output?.data as Float32Array, pooling.kind, lengths, padded, dimensions);
  };
  const dimensions = pooling.dimensions > 0 ? pooling.dimensions : ((await run([toPieces("a")]))[0]?.length ?? 0);
  return { dimensions, encode: (texts) => encodeInBatches(texts.map(toPieces), run), close: () => session.release() };
}

/**
 * Opens the model as `readLeanModel` gives it, once it has read a text; and as its file is where that fails, as it does for one with external
 * weights of its own.
 */
async function openSession(
  onnx: typeof import("onnxruntime-node"),
  { folder, threads, pooling }: ModelSettings,
  pieces: readonly number[],
): Promise<InferenceSession> {
  const path = join(folder, "model.onnx");
  const options = toSessionOptions(threads, folder);
  let lean: InferenceSession | undefined;
  try {
    lean = await onnx.InferenceSession.create(readLeanModel(path), options);
    await lean.run(toFeeds(onnx.Tensor, lean.inputNames, [pieces]).feeds, [pooling.output]);
    return lean;
  } catch {
    await lean?.release();
    return onnx.InferenceSession.create(path, options);
  }
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

/**
 * The arena keeps the memory of one batch for the next: without it the system hands out and takes back every table anew, which took up to half
 * of all time. Batches are small enough that it stays small. Without spinning threads idle at rest. One of onnxruntime's own fusions
 * stays off: by itself a normalisation takes a seventh of the time that it takes together with the sum before it.
 */
function toSessionOptions(threads: number, weightsFolder: string): InferenceSession.SessionOptions {
  return {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    enableCpuMemArena: true,
    enableMemPattern: false,
    logSeverityLevel: 3,
    extra: {
      session: { intra_op: { allow_spinning: "0" }, model_external_initializers_file_folder_path: weightsFolder },
      optimization: { disable_specified_optimizers: "SkipLayerNormFusion;BiasSkipLayerNormFusion" },
    },
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

/**
 * Texts in a batch, and word pieces, padding included. More at once saves nothing measurable, and memory grows with it: at 400 both encoders
 * that ship stay within 262 MB whatever is read, at 800 within 282.
 */
const batchTexts = 32;
const batchPieces = 400;

async function encodeInBatches(
  texts: readonly (readonly number[])[],
  run: (texts: readonly (readonly number[])[]) => Promise<Float32Array[]>,
): Promise<Float32Array[]> {
  const toLength = (index: number): number => texts[index]?.length ?? 0;
  const order = [...texts.keys()].sort((a, b) => toLength(b) - toLength(a));
  const vectors: Float32Array[] = new Array(texts.length);
  for (let at = 0; at < order.length; ) {
    const longest = Math.max(1, toLength(order[at] ?? 0));
    const batch = order.slice(at, at + Math.max(1, Math.min(batchTexts, Math.floor(batchPieces / longest))));
    const results = await run(batch.map((index) => texts[index] ?? []));
    batch.forEach((index, row) => {
      const vector = results[row];
      if (vector) vectors[index] = vector;
    });
    at += batch.length;
  }
  return vectors;
}
