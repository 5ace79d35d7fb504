import type { Backend } from "../backend.ts";
import { conv2dFilterGradient } from "./conv2d-filter-gradient.ts";
import { unsortedSegmentSum } from "./unsorted-segment-sum.ts";

/**
 * Registers, once a process, the kernels that training needs and a backend lacks: WebAssembly has neither
 * `UnsortedSegmentSum` (the gradient of an embedding lookup) nor `Conv2DBackpropFilter`; plain JavaScript's
 * `UnsortedSegmentSum` passes over all rows once a segment, which a vocabulary of thousands makes hopeless.
 */
export function installKernels({ name, tf }: Backend): void {
  if (name === "native" || installed.has(name)) return;
  installed.add(name);
  if (name === "cpu") tf.unregisterKernel("UnsortedSegmentSum", name);
  tf.registerKernel({ kernelName: "UnsortedSegmentSum", backendName: name, kernelFunc: unsortedSegmentSum });
  if (name === "wasm") {
    tf.registerKernel({
      kernelName: "Conv2DBackpropFilter",
      backendName: name,
      kernelFunc: (call) => conv2dFilterGradient(tf, call),
    });
  }
}

const installed = new Set<string>();
