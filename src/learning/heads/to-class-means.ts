import type { DenseTrainingSet } from "./dense-loss.ts";
import type { LinearWeights } from "./linear-weights.ts";

/** About the sharpness of a trained softmax; what is left is for the calibration. */
const sharpness = 15;

/**
 * A dense head whose column for each label is the mean of its embeddings, brought to one length (nearest class mean, Mensink and
 * others, 2013). Takes a single pass, where a softmax over a thousand labels takes a minute.
 */
export function toClassMeans({ inputs, labels, weights, dimensions, labelCount }: DenseTrainingSet): LinearWeights {
  const kernel = new Float32Array(dimensions * labelCount);
  for (const [example, input] of inputs.entries()) {
    const label = labels[example] ?? 0;
    const weight = weights[example] ?? 1;
    for (let d = 0; d < dimensions; d++) {
      const at = d * labelCount + label;
      kernel[at] = (kernel[at] ?? 0) + weight * (input[d] ?? 0);
    }
  }
  for (let label = 0; label < labelCount; label++) {
    let square = 0;
    for (let at = label; at < kernel.length; at += labelCount) square += (kernel[at] ?? 0) ** 2;
    const scale = square > 0 ? sharpness / Math.sqrt(square) : 0;
    for (let at = label; at < kernel.length; at += labelCount) kernel[at] = (kernel[at] ?? 0) * scale;
  }
  return { kernel, bias: new Float32Array(labelCount), inputs: dimensions, labels: labelCount };
}
