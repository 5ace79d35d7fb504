import type { Scalar, Tensor2D } from "@tensorflow/tfjs-core";
import type { LayersModel, SymbolicTensor } from "@tensorflow/tfjs-layers";
import type { Backend } from "../backend.ts";
import type { TokenRows } from "./sequence-vocabulary.ts";
import { toBatch } from "./to-batches.ts";

/** Texts as tokens, each with the number of its label and what it weighs, more than 0. */
export interface SequenceSet {
  readonly texts: readonly (readonly TokenRows[])[];
  readonly labels: Int32Array;
  readonly weights: Float32Array;
}

/** How a loss is taken. */
export interface LossOptions {
  /** Share of the truth that is spread over the other labels (Szegedy et al. 2016). */
  readonly smoothing: number;
  readonly training: boolean;
  /** Whether a row takes part; all do where it is absent. */
  readonly keep?: (row: number) => boolean;
}

/** Weighted mean cross-entropy of a model that gives raw scores, over some members of a set; differentiable. */
export function toLoss(
  { tf }: Backend,
  scores: LayersModel,
  set: SequenceSet,
  members: readonly number[],
  { smoothing, training, keep }: LossOptions,
): Scalar {
  const batch = toBatch(
    members.map((member) => set.texts[member] ?? []),
    keep,
  );
  const input = tf.tensor3d(batch.rows, [...batch.shape], "int32");
  const logs = tf.logSoftmax(scores.apply(input, { training }) as Tensor2D);
  const labels = members.map((member) => set.labels[member] ?? 0);
  const truth = toTruth(labels, logs.shape[1], smoothing);
  const weights = Float32Array.from(members, (member) => set.weights[member] ?? 1);
  const losses = tf.neg(tf.sum(tf.mul(tf.tensor2d(truth, logs.shape), logs), 1));
  return tf.div(tf.sum(tf.mul(losses, tf.tensor1d(weights))), sum(weights)) as Scalar;
}

/** One row a text. WebAssembly's oneHot knows integers only. */
function toTruth(labels: readonly number[], labelCount: number, smoothing: number): Float32Array {
  const truth = new Float32Array(labels.length * labelCount).fill(smoothing / (labelCount - 1));
  for (const [row, label] of labels.entries()) truth[row * labelCount + label] = 1 - smoothing;
  return truth;
}

/** The loss over a whole set, without dropout or smoothing. */
export function measureLoss(backend: Backend, scores: LayersModel, set: SequenceSet): number {
  let total = 0;
  for (let start = 0; start < set.texts.length; start += chunkSize) {
    const end = Math.min(start + chunkSize, set.texts.length);
    const members = Array.from({ length: end - start }, (_, index) => start + index);
    const loss = backend.tf.tidy(
      () => toLoss(backend, scores, set, members, { smoothing: 0, training: false }).dataSync()[0] ?? 0,
    );
    total += loss * sum(set.weights.subarray(start, end));
  }
  return total / sum(set.weights);
}

const chunkSize = 256;

/** The model without its softmax, on the same weights: the cross-entropy of raw scores stays finite. Needs no disposing. */
export function toScoreModel({ layers }: Backend, model: LayersModel): LayersModel {
  return layers.model({ inputs: model.inputs, outputs: model.layers.at(-1)?.input as SymbolicTensor });
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
