import type { SparseVector } from "../ngrams/sparse-vector.ts";
import { createRandom, shuffleIndices } from "../random.ts";
import type { LinearWeights } from "./linear-weights.ts";

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
  readonly seed: number;
  readonly onEpoch?: (epoch: number, meanLoss: number) => void;
}

/**
 * Multinomial logistic regression on sparse inputs: stochastic gradient descent with one AdaGrad step size a feature
 * (Duchi et al. 2011, kept by rows), an example at a time in an order drawn anew each epoch.
 */
export function trainSparseSoftmax(set: SparseTrainingSet, options: SparseSoftmaxOptions): LinearWeights {
  const { labelCount } = set;
  const kernel = new Float32Array(set.dimensions * labelCount);
  const bias = new Float32Array(labelCount);
  const squares = new Float32Array(set.dimensions).fill(1e-2);
  const random = createRandom(options.seed);
  const gradient = new Float64Array(labelCount);
  const active = new Int32Array(labelCount);
  const visits = countVisits(set);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    let loss = 0;
    const rate = options.learningRate * (1 - epoch / options.epochs);
    for (const example of shuffleIndices(set.inputs.length, random)) {
      const input = set.inputs[example];
      if (!input) continue;
      const weight = set.weights[example] ?? 1;
      loss += weight * toGradient(kernel, bias, input, set.labels[example] ?? 0, gradient);
      let norm = 0;
      let activeCount = 0;
      for (let label = 0; label < labelCount; label++) {
        const slope = (gradient[label] ?? 0) * weight;
        gradient[label] = slope;
        norm += slope * slope;
        if (slope > 1e-4 || slope < -1e-4) active[activeCount++] = label;
      }
      descend({ kernel, bias, squares, input, gradient, norm, rate, active, activeCount });
    }
    decay(kernel, visits, squares, rate * options.l2);
    options.onEpoch?.(epoch, loss / set.inputs.length);
  }
  return { kernel, bias, inputs: set.dimensions, labels: labelCount };
}

/** Writes probabilities minus truth into `gradient` and gives the cross-entropy. */
function toGradient(
  kernel: Float32Array,
  bias: Float32Array,
  { indices, values }: SparseVector,
  truth: number,
  gradient: Float64Array,
): number {
  const labelCount = bias.length;
  for (let label = 0; label < labelCount; label++) gradient[label] = bias[label] ?? 0;
  for (let at = 0; at < indices.length; at++) {
    const value = values[at] ?? 0;
    const row = (indices[at] ?? 0) * labelCount;
    for (let label = 0; label < labelCount; label++)
      gradient[label] = (gradient[label] ?? 0) + value * (kernel[row + label] ?? 0);
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < labelCount; label++) highest = Math.max(highest, gradient[label] ?? 0);
  let total = 0;
  for (let label = 0; label < labelCount; label++) {
    const power = Math.exp((gradient[label] ?? 0) - highest);
    gradient[label] = power;
    total += power;
  }
  for (let label = 0; label < labelCount; label++) gradient[label] = (gradient[label] ?? 0) / total;
  const probability = gradient[truth] ?? 0;
  gradient[truth] = probability - 1;
  return -Math.log(Math.max(probability, 1e-12));
}

interface Step {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
  readonly squares: Float32Array;
  readonly input: SparseVector;
  readonly gradient: Float64Array;
  readonly norm: number;
  readonly rate: number;
  readonly active: Int32Array;
  readonly activeCount: number;
}

function descend(step: Step): void {
  const { kernel, bias, squares, gradient, rate, active, activeCount } = step;
  const { indices, values } = step.input;
  const labelCount = bias.length;
  for (let at = 0; at < indices.length; at++) {
    const feature = indices[at] ?? 0;
    const value = values[at] ?? 0;
    const seen = (squares[feature] ?? 0) + step.norm * value * value;
    squares[feature] = seen;
    const size = rate / Math.sqrt(seen);
    const move = size * value;
    const row = feature * labelCount;
    for (let at = 0; at < activeCount; at++) {
      const label = active[at] ?? 0;
      kernel[row + label] = (kernel[row + label] ?? 0) - move * (gradient[label] ?? 0);
    }
  }
  for (let label = 0; label < labelCount; label++)
    bias[label] = (bias[label] ?? 0) - 0.01 * rate * (gradient[label] ?? 0);
}

/** In how many examples each feature occurs. */
function countVisits({ inputs, dimensions }: SparseTrainingSet): Int32Array {
  const visits = new Int32Array(dimensions);
  for (const { indices } of inputs) for (const feature of indices) visits[feature] = (visits[feature] ?? 0) + 1;
  return visits;
}

/** The L2 penalty of a whole epoch at once: with each visit it would cost as much as the gradient. */
function decay(kernel: Float32Array, visits: Int32Array, squares: Float32Array, strength: number): void {
  const labelCount = kernel.length / visits.length;
  for (let feature = 0; strength > 0 && feature < visits.length; feature++) {
    const keep = Math.exp((-strength * (visits[feature] ?? 0)) / Math.sqrt(squares[feature] ?? 1));
    for (let at = feature * labelCount; at < (feature + 1) * labelCount; at++) kernel[at] = (kernel[at] ?? 0) * keep;
  }
}
