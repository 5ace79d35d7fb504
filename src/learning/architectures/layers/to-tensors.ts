import type { Tensor } from "@tensorflow/tfjs-core";

/** The tensors that TensorFlow.js hands to a layer, at least `count` of them. */
export function toTensors(inputs: Tensor | Tensor[], count: number): readonly [Tensor, ...Tensor[]] {
  const [first, ...others] = Array.isArray(inputs) ? inputs : [inputs];
  if (!first || others.length + 1 < count) throw new Error(`a layer was called with fewer than ${count} inputs`);
  return [first, ...others];
}
