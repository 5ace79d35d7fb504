import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { UsherError } from "../../core/errors.ts";
import type { EncodingAnswer, EncodingRequest } from "./encoding-thread.ts";
import { loadModel, type Model, type ModelSettings } from "./load-model.ts";

/**
 * Loads an encoder's model in a thread of its own: onnxruntime-node computes on the thread that asks it and holds up everything
 * else there. Throws what `loadModel` throws. The thread keeps the process alive only while it has something to do.
 */
export async function loadModelInThread(settings: ModelSettings): Promise<Model> {
  const extension = extname(import.meta.filename);
  // Run from its sources: a thread of Node 20 cannot read TypeScript, and a slower training is better than one without encoders.
  if (extension === ".ts") return loadModel(settings);
  const file = new URL(`./encoding-thread${extension}`, import.meta.url);
  const worker = new Worker(file, { workerData: settings });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  const settle = (id: number, how: (one: Waiting) => void): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (one) how(one);
  };
  worker.on("message", (answer: EncodingAnswer) => settle(answer.id, (one) => one.hear(answer)));
  const fail = (cause: unknown): void => {
    const remedy = "run it again, and free memory if it happens twice";
    const error = new UsherError("model-mismatch", `encoder ${settings.name}: its thread ended; ${remedy}`, { cause });
    for (const id of [...waiting.keys()]) settle(id, (one) => one.reject(error));
  };
  worker.on("error", fail);
  worker.on("exit", fail);
  const ask = (texts: readonly string[]): Promise<Encoded> =>
    new Promise((resolve, reject) => {
      const id = asked++;
      waiting.set(id, { hear: (answer) => toEncoded(answer, resolve, reject), reject });
      worker.ref();
      const request: EncodingRequest = { id, texts };
      worker.postMessage(request);
    });
  const close = async (): Promise<void> => {
    await worker.terminate();
  };
  try {
    const { dimensions } = await ask([]);
    return { dimensions, encode: async (texts) => toRows(await ask(texts), texts.length), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Waiting {
  hear(answer: EncodingAnswer): void;
  reject(error: unknown): void;
}

type Encoded = Extract<EncodingAnswer, { readonly vectors: Float32Array }>;

function toEncoded(answer: EncodingAnswer, resolve: (encoded: Encoded) => void, reject: (error: Error) => void): void {
  if ("vectors" in answer) resolve(answer);
  else reject(answer.code ? new UsherError(answer.code, answer.fault) : new Error(answer.fault));
}

function toRows({ vectors, dimensions }: Encoded, count: number): Float32Array[] {
  return Array.from({ length: count }, (_, row) => vectors.slice(row * dimensions, (row + 1) * dimensions));
}
