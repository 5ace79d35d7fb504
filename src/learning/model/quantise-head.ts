import type { LinearWeights } from "../heads/linear-weights.ts";

/**
 * A linear head in one byte a weight: the kernel by rows, a scale a label. A byte stands for its square, so that small weights,
 * of which there are most, are kept as exactly as they need.
 */
export interface QuantisedHead {
  readonly kernel: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** Rounds a head to one byte a weight; the greatest weight of each label becomes 127. */
export function quantiseHead({ kernel, bias, inputs, labels }: LinearWeights): QuantisedHead {
  const scales = new Float32Array(labels);
  for (let at = 0; at < kernel.length; at++) {
    const label = at % labels;
    scales[label] = Math.max(scales[label] ?? 0, Math.abs(kernel[at] ?? 0));
  }
  const rounded = new Int8Array(inputs * labels);
  for (let at = 0; at < rounded.length; at++) {
    const scale = scales[at % labels] ?? 0;
    const share = scale > 0 ? (kernel[at] ?? 0) / scale : 0;
    rounded[at] = Math.round(Math.sign(share) * Math.sqrt(Math.abs(share)) * 127);
  }
  return { kernel: rounded, scales, bias };
}

/** The head again, with the rounding of its storage. */
export function restoreHead({ kernel, scales, bias }: QuantisedHead): LinearWeights {
  const labels = bias.length;
  const restored = new Float32Array(kernel.length);
  for (let at = 0; at < kernel.length; at++) {
    const value = kernel[at] ?? 0;
    restored[at] = (value * Math.abs(value) * (scales[at % labels] ?? 0)) / (127 * 127);
  }
  return { kernel: restored, bias, inputs: labels > 0 ? kernel.length / labels : 0, labels };
}
