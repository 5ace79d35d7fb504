import type { Backend } from "../backend.ts";
import { installKernels } from "../kernels/install-kernels.ts";
import { loadLayers } from "./layers/load-layers.ts";

/** Readies a backend for sequence models: own kernels and own layers are registered. */
export function prepareBackend(backend: Backend): void {
  installKernels(backend);
  loadLayers(backend);
}
