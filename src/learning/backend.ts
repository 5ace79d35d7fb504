import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import { env } from "node:process";
import util from "node:util";
import type * as core from "@tensorflow/tfjs-core";
import type * as layers from "@tensorflow/tfjs-layers";
import { UsherError } from "../core/errors.ts";

/** What computes with tensors: `native` is tfjs-node, `wasm` WebAssembly with SIMD, `cpu` plain JavaScript. */
export const backendNames = ["native", "wasm", "cpu"] as const;

export type BackendName = (typeof backendNames)[number];

/** TensorFlow.js, loaded and set to one backend. */
export interface Backend {
  readonly name: BackendName;
  readonly tf: typeof core;
  readonly layers: typeof layers;
}

const require = createRequire(import.meta.url);

/**
 * Loads TensorFlow.js with the best backend there is, or with the `forced` one, which must be a backend's name; throws
 * `model-mismatch` with the remedy where that one cannot be had. Nothing is loaded before the first call.
 */
export async function openBackend(forced?: string): Promise<Backend> {
  if (forced !== undefined) {
    const name = backendNames.find((known) => known === forced);
    if (!name)
      throw new UsherError(
        "config-invalid",
        `USHER_BACKEND: ${forced} is unknown; use ${backendNames.join(", ")}, or leave it unset`,
      );
    return loadForced(name);
  }
  for (const name of backendNames) {
    try {
      return await loadBackend(name);
    } catch {
      // The next one is slower and needs less; the last one is plain JavaScript.
    }
  }
  return loadForced("cpu");
}

async function loadForced(name: BackendName): Promise<Backend> {
  try {
    return await loadBackend(name);
  } catch (cause) {
    const remedy =
      name === "native" ? "run npm rebuild @tensorflow/tfjs-node, or leave USHER_BACKEND unset" : "run npm ci again";
    throw new UsherError("config-invalid", `the ${name} backend of TensorFlow.js does not load: ${remedy}`, { cause });
  }
}

async function loadBackend(name: BackendName): Promise<Backend> {
  const tf = require("@tensorflow/tfjs-core") as typeof core;
  // Keeps the advice to install tfjs-node off the console; `IS_TEST` would too, but it watches every kernel for leaks.
  tf.enableProdMode();
  const id = setUp[name](tf);
  if (!(await tf.setBackend(id))) throw new Error(`TensorFlow.js refuses its backend ${id}`);
  await tf.ready();
  return { name, tf, layers: require("@tensorflow/tfjs-layers") as typeof layers };
}

const setUp: Readonly<Record<BackendName, (tf: typeof core) => string>> = {
  native() {
    // TensorFlow's library takes its verbosity from nowhere else; this is written, never read.
    env.TF_CPP_MIN_LOG_LEVEL = "2";
    restoreNullCheck();
    require("@tensorflow/tfjs-node");
    return "tensorflow";
  },
  wasm() {
    const wasm = require("@tensorflow/tfjs-backend-wasm") as { setWasmPaths(folder: string): void };
    // SIMD is detected by the package; its threads are switched off under Node (tensorflow/tfjs#3830).
    wasm.setWasmPaths(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm")) + sep);
    return "wasm";
  },
  cpu() {
    require("@tensorflow/tfjs-backend-cpu");
    return "cpu";
  },
};

/** tfjs-node 4.22 calls `util.isNullOrUndefined`, which Node 23 removed. */
function restoreNullCheck(): void {
  const target = util as { isNullOrUndefined?: (value: unknown) => boolean };
  target.isNullOrUndefined ??= (value) => value === null || value === undefined;
}
