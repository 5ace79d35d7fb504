import type { KernelConfig } from "@tensorflow/tfjs-core";
import type { Backend } from "../backend.ts";
import { conv2dFilterGradient } from "./conv2d-filter-gradient.ts";
import { conv2dInputGradient } from "./conv2d-input-gradient.ts";
import { gatherRows } from "./gather-rows.ts";
import { unsortedSegmentSum } from "./unsorted-segment-sum.ts";

/**
 * Registers, once a process, the kernels that training needs and a backend lacks or has too slowly. WebAssembly has
 * neither `UnsortedSegmentSum` (the gradient of an embedding lookup) nor `Conv2DBackpropFilter`, and its `GatherV2` and
 * `Conv2DBackpropInput` take most of the time of a step. Plain JavaScript has the first two, but passes over all rows once
 * a segment and reads the images value by value, which takes minutes for what takes a second.
 */
export function installKernels({ name, tf }: Backend): void {
  if (name === "native" || installed.has(name)) return;
  installed.add(name);
  const install = (kernelName: string, toKernel: (stock: KernelConfig["kernelFunc"]) => KernelConfig["kernelFunc"]) => {
    const stock: KernelConfig | undefined = tf.getKernel(kernelName, name);
    if (stock) tf.unregisterKernel(kernelName, name);
    const kernelFunc = toKernel(stock?.kernelFunc ?? refuse);
    tf.registerKernel({ ...stock, kernelName, backendName: name, kernelFunc });
  };
  install("UnsortedSegmentSum", () => unsortedSegmentSum);
  install("Conv2DBackpropFilter", () => (call) => conv2dFilterGradient(tf, call));
  if (name !== "wasm") return;
  install("Conv2DBackpropInput", (stock) => (call) => conv2dInputGradient(tf, stock, call));
  install("GatherV2", (stock) => (call) => gatherRows(stock, call));
}

const installed = new Set<string>();

function refuse(): never {
  throw new Error("TensorFlow.js has no kernel of this name to fall back on");
}
