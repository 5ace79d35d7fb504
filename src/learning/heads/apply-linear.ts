import type { SparseVector } from "../ngrams/sparse-vector.ts";
import type { LinearWeights } from "./linear-weights.ts";

/** Logits of a linear head for an embedding, one a label. */
export function applyToEmbedding(head: LinearWeights, embedding: Float32Array): Float64Array {
  const logits = Float64Array.from(head.bias);
  for (let input = 0; input < head.inputs; input++) addRow(logits, head, input, embedding[input] ?? 0);
  return logits;
}

/** Logits of a linear head for a sparse vector, one a label. */
export function applyToSparse(head: LinearWeights, vector: SparseVector): Float64Array {
  const logits = Float64Array.from(head.bias);
  for (let at = 0; at < vector.indices.length; at++)
    addRow(logits, head, vector.indices[at] ?? 0, vector.values[at] ?? 0);
  return logits;
}

function addRow(logits: Float64Array, head: LinearWeights, input: number, value: number): void {
  const { kernel, labels } = head;
  const row = input * labels;
  for (let label = 0; label < labels; label++)
    logits[label] = (logits[label] ?? 0) + value * (kernel[row + label] ?? 0);
}
