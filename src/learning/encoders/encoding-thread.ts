import { parentPort, workerData } from "node:worker_threads";
import { UsherError } from "../../core/errors.ts";
import { loadModel, type ModelSettings } from "./load-model.ts";

/** What the thread is asked: to encode texts. Answers come in the order of the requests. */
export interface EncodingRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** The vectors one after the other, or what went wrong. */
export type EncodingAnswer = { readonly id: number; readonly dimensions: number } & (
  | { readonly vectors: Float32Array }
  | { readonly fault: string; readonly code: UsherError["code"] | undefined }
);

const model = loadModel(workerData as ModelSettings);
// Each request meets the failure again and reports it.
model.catch(() => {});
let turn: Promise<void> = Promise.resolve();

parentPort?.on("message", (request: EncodingRequest) => {
  turn = turn.then(() => answer(request));
});

async function answer({ id, texts }: EncodingRequest): Promise<void> {
  try {
    const { dimensions, encode } = await model;
    const vectors = new Float32Array(texts.length * dimensions);
    for (const [row, vector] of (texts.length > 0 ? await encode(texts) : []).entries())
      vectors.set(vector, row * dimensions);
    send({ id, dimensions, vectors }, vectors.buffer);
  } catch (error) {
    const code = error instanceof UsherError ? error.code : undefined;
    send({ id, dimensions: 0, fault: error instanceof Error ? error.message : String(error), code });
  }
}

function send(answer: EncodingAnswer, ...moved: readonly ArrayBuffer[]): void {
  parentPort?.postMessage(answer, moved);
}
