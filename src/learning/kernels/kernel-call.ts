import type { KernelBackend, KernelConfig, TensorInfo } from "@tensorflow/tfjs-core";

/** What TensorFlow.js hands to a kernel. */
export type KernelCall = Parameters<KernelConfig["kernelFunc"]>[0];

/** The input of that name; a kernel is never called without its inputs. */
export function toInput({ inputs }: KernelCall, name: string): TensorInfo {
  const info = inputs[name];
  if (!info) throw new Error(`a kernel was called without its input ${name}`);
  return info;
}

/** A tensor's values as they lie in memory; WebAssembly's are a copy. */
export function readValues({ backend }: KernelCall, info: TensorInfo): Float32Array | Int32Array {
  return (backend as KernelBackend).readSync(info.dataId) as Float32Array | Int32Array;
}

/** Hands values over to the backend as a new tensor. */
export function writeValues({ backend }: KernelCall, values: Float32Array, shape: number[]): TensorInfo {
  return { dataId: (backend as KernelBackend).write(values, shape, "float32"), shape, dtype: "float32" };
}
