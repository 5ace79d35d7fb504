import type { Backend } from "../backend.ts";
import { installKernels } from "../kernels/install-kernels.ts";
import { loadLayers } from "./layers/load-layers.ts";

/** Readies a backend for sequence models: own kernels and layers, and TensorFlow.js without its checks and advice. */
export function prepareBackend(backend: Backend): void {
  // Under IS_TEST the engine takes tfjs-node's fused product of matrices for a leak and throws.
  backend.tf.env().set("IS_TEST", false);
  backend.tf.env().set("PROD", true);
  installKernels(backend);
  loadLayers(backend);
}
