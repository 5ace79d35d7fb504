import type { SparseVector } from "../ngrams/sparse-vector.ts";
import { createRandom, shuffleIndices } from "../random.ts";
import { pageBytes } from "../web-assembly/create-module.ts";
import type { LinearWeights } from "./linear-weights.ts";
import { createSparseKernel } from "./sparse-kernel.ts";

/** What a head learns from: one input, one label number and one weight an example. */
export interface SparseTrainingSet {
  readonly inputs: readonly SparseVector[];
  readonly labels: Int32Array;
  readonly weights: Float32Array;
  readonly dimensions: number;
  readonly labelCount: number;
}

export interface SparseSoftmaxOptions {
  readonly epochs: number;
  readonly learningRate: number;
  /** Strength of the L2 penalty, for each example and relative to its loss. */
  readonly l2: number;
  /** Strength of the L1 penalty, likewise; it makes weights that matter little exactly 0. */
  readonly l1: number;
  readonly seed: number;
  readonly onEpoch?: (epoch: number, meanLoss: number) => void;
}

/**
 * Multinomial logistic regression on sparse inputs: stochastic gradient descent with one AdaGrad step size a feature
 * (Duchi et al. 2011, kept by rows), an example at a time in an order drawn anew each epoch.
 */
export function trainSparseSoftmax(set: SparseTrainingSet, options: SparseSoftmaxOptions): LinearWeights {
  const { labelCount } = set;
  const room = createRoom(set);
  const { kernel, addresses, slopes, squares } = room;
  const bias = new Float32Array(labelCount);
  const random = createRandom(options.seed);
  const visits = countVisits(set);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    let loss = 0;
    const rate = options.learningRate * (1 - epoch / options.epochs);
    for (const example of shuffleIndices(set.inputs.length, random)) {
      const weight = set.weights[example] ?? 1;
      const from = room.starts[example] ?? 0;
      const count = (room.starts[example + 1] ?? from) - from;
      const indices = addresses.indices + from * 4;
      const values = addresses.values + from * 4;
      slopes.set(bias);
      kernel.score(addresses.rows, indices, values, count, addresses.slopes, room.width);
      loss += weight * toSlopes(slopes, labelCount, set.labels[example] ?? 0, weight);
      let norm = 0;
      for (let label = 0; label < labelCount; label++) {
        const slope = slopes[label] ?? 0;
        norm += slope * slope;
        bias[label] = (bias[label] ?? 0) - 0.01 * rate * slope;
      }
      const { rows, squares: sums } = addresses;
      kernel.descend(rows, indices, values, count, addresses.slopes, room.width, sums, norm, rate);
    }
    decay(room.rows, visits, squares, { l2: rate * options.l2, l1: rate * options.l1 });
    options.onEpoch?.(epoch, loss / set.inputs.length);
  }
  return { kernel: toTight(room.rows, visits.length, labelCount), bias, inputs: set.dimensions, labels: labelCount };
}

/** Everything the kernel reads and writes, in its memory. */
function createRoom({ inputs, dimensions, labelCount }: SparseTrainingSet) {
  const starts = new Int32Array(inputs.length + 1);
  for (const [example, { indices }] of inputs.entries()) starts[example + 1] = (starts[example] ?? 0) + indices.length;
  const entries = starts[inputs.length] ?? 0;
  const padded = Math.ceil(labelCount / 4) * 4;
  const kernel = createSparseKernel();
  let taken = 0;
  const take = (numbers: number): number => {
    const address = taken;
    taken += numbers * 4;
    return address;
  };
  const addresses = {
    slopes: take(padded),
    squares: take(dimensions),
    indices: take(entries),
    values: take(entries),
    rows: take(dimensions * padded),
  };
  kernel.memory.grow(Math.max(0, Math.ceil(taken / pageBytes) - 1));
  const { buffer } = kernel.memory;
  const allIndices = new Int32Array(buffer, addresses.indices, entries);
  const allValues = new Float32Array(buffer, addresses.values, entries);
  for (const [example, { indices, values }] of inputs.entries()) {
    allIndices.set(indices, starts[example]);
    allValues.set(values, starts[example]);
  }
  return {
    kernel,
    addresses,
    starts,
    /** Bytes of a row. */
    width: padded * 4,
    slopes: new Float32Array(buffer, addresses.slopes, padded),
    squares: new Float32Array(buffer, addresses.squares, dimensions).fill(1e-2),
    rows: new Float32Array(buffer, addresses.rows, dimensions * padded),
  };
}

/** Turns logits into weighted probabilities minus truth, in place, and gives the cross-entropy. */
function toSlopes(logits: Float32Array, labelCount: number, truth: number, weight: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < labelCount; label++) {
    const logit = logits[label] ?? 0;
    if (logit > highest) highest = logit;
  }
  let total = 0;
  for (let label = 0; label < labelCount; label++) {
    const power = Math.exp((logits[label] ?? 0) - highest);
    logits[label] = power;
    total += power;
  }
  const probability = (logits[truth] ?? 0) / total;
  const scale = weight / total;
  for (let label = 0; label < labelCount; label++) logits[label] = (logits[label] ?? 0) * scale;
  logits[truth] = (probability - 1) * weight;
  return -Math.log(Math.max(probability, 1e-12));
}

/** In how many examples each feature occurs. */
function countVisits({ inputs, dimensions }: SparseTrainingSet): Int32Array {
  const visits = new Int32Array(dimensions);
  for (const { indices } of inputs) for (const feature of indices) visits[feature] = (visits[feature] ?? 0) + 1;
  return visits;
}

/** The penalties of a whole epoch at once: with each visit they would cost as much as the gradient. */
function decay(
  rows: Float32Array,
  visits: Int32Array,
  squares: Float32Array,
  { l2, l1 }: { readonly l2: number; readonly l1: number },
): void {
  const padded = rows.length / visits.length;
  for (let feature = 0; l2 + l1 > 0 && feature < visits.length; feature++) {
    const steps = (visits[feature] ?? 0) / Math.sqrt(squares[feature] ?? 1);
    const keep = Math.exp(-l2 * steps);
    for (let at = feature * padded; at < (feature + 1) * padded; at++) {
      const weight = (rows[at] ?? 0) * keep;
      rows[at] = Math.sign(weight) * Math.max(0, Math.abs(weight) - l1 * steps);
    }
  }
}

/** The rows without their padding, out of the kernel's memory. */
function toTight(rows: Float32Array, count: number, labelCount: number): Float32Array {
  const tight = new Float32Array(count * labelCount);
  const padded = rows.length / Math.max(1, count);
  for (let row = 0; row < count; row++)
    tight.set(rows.subarray(row * padded, row * padded + labelCount), row * labelCount);
  return tight;
}
