import { pageBytes } from "../web-assembly/create-module.ts";
import { createDenseKernel, tile } from "./dense-kernel.ts";
import type { DenseLoss, DenseTrainingSet } from "./dense-loss.ts";

/** Examples whose logits and gradient are worked out at a time: few enough for the processor's cache. */
const portion = 128;
/** The logit of columns that are there for the width alone. */
const never = -1e4;

/** The loss by a kernel of our own: it needs no TensorFlow, and is as quick wherever there is WebAssembly. */
export function createKernelLoss(set: DenseTrainingSet): DenseLoss {
  const { dimensions, labelCount, labels } = set;
  const kernelSize = dimensions * labelCount;
  const total = set.weights.reduce((sum, weight) => sum + weight, 0);
  const { kernel, addresses, arrays, depth, width, count } = createRoom(set);
  const { errors, norm } = arrays;
  const bias = new Float32Array(width).fill(never);
  const overPanels = (step: (panel: number) => void): void => {
    for (let panel = 0; panel < width / tile.columns; panel++) step(panel * tile.columns * 4);
  };
  const setLogits = (start: number): void => {
    for (let row = 0; row < portion; row++) errors.set(bias, row * width);
    const a = addresses.rowPanels + start * depth * 4;
    overPanels((panel) => {
      const [b, out] = [addresses.weights + panel * depth, addresses.errors + panel];
      kernel.accumulate(a, 16, depth * 16, b, 32, depth, out, width * 4, width * 16, portion / tile.rows);
    });
  };
  /** Turns logits into probabilities minus truth, weighted, and gives the loss. */
  const setErrors = (start: number): number => {
    let loss = 0;
    for (let row = 0; row < portion; row++) {
      const share = (set.weights[start + row] ?? 0) / total;
      const truth = row * width + (labels[start + row] ?? 0);
      const logit = errors[truth] ?? 0;
      kernel.soften(addresses.errors + row * width * 4, width * 4, share, addresses.norm);
      if (share === 0) continue;
      loss += share * ((norm[0] ?? 0) + Math.log(norm[1] ?? 1) - logit);
      errors[truth] = (errors[truth] ?? 0) - share;
    }
    return loss;
  };
  const addGradient = (start: number): void => {
    const a = addresses.rows + start * depth * 4;
    overPanels((panel) => {
      const [b, out] = [addresses.errors + panel, addresses.gradient + panel * depth];
      kernel.accumulate(a, depth * 4, 16, b, width * 4, portion, out, 32, 128, depth / tile.rows);
    });
  };
  const addBiasGradient = (slopes: Float32Array): void => {
    for (let row = 0; row < portion; row++)
      for (let label = 0; label < labelCount; label++)
        slopes[label] = (slopes[label] ?? 0) + (errors[row * width + label] ?? 0);
  };
  return {
    measure(at, gradient) {
      eachWeight(set, depth, (place, panelPlace) => {
        arrays.weights[panelPlace] = at[place] ?? 0;
      });
      bias.set(at.subarray(kernelSize));
      arrays.gradient.fill(0);
      const slopes = gradient.subarray(kernelSize).fill(0);
      let loss = 0;
      for (let start = 0; start < count; start += portion) {
        setLogits(start);
        loss += setErrors(start);
        addGradient(start);
        addBiasGradient(slopes);
      }
      eachWeight(set, depth, (place, panelPlace) => {
        gradient[place] = arrays.gradient[panelPlace] ?? 0;
      });
      return loss;
    },
    dispose() {
      // The memory goes with the kernel.
    },
  };
}

/** Everything the kernel reads and writes, in its memory: the embeddings twice, by rows and by panels of four rows. */
function createRoom({ inputs, dimensions, labelCount }: DenseTrainingSet) {
  const depth = toMultiple(dimensions, tile.rows);
  const width = toMultiple(labelCount, tile.columns);
  const count = toMultiple(inputs.length, portion);
  const kernel = createDenseKernel();
  let taken = 0;
  const take = (numbers: number): number => {
    const address = taken;
    taken += numbers * 4;
    return address;
  };
  const addresses = {
    weights: take(depth * width),
    gradient: take(depth * width),
    errors: take(portion * width),
    norm: take(4),
    rows: take(count * depth),
    rowPanels: take(count * depth),
  };
  kernel.memory.grow(Math.max(0, Math.ceil(taken / pageBytes) - 1));
  const { buffer } = kernel.memory;
  const rows = new Float32Array(buffer, addresses.rows, count * depth);
  const rowPanels = new Float32Array(buffer, addresses.rowPanels, count * depth);
  for (const [row, input] of inputs.entries()) {
    rows.set(input, row * depth);
    const start = (row - (row % tile.rows)) * depth + (row % tile.rows);
    for (let at = 0; at < dimensions; at++) rowPanels[start + at * tile.rows] = input[at] ?? 0;
  }
  return {
    kernel,
    addresses,
    arrays: {
      weights: new Float32Array(buffer, addresses.weights, depth * width),
      gradient: new Float32Array(buffer, addresses.gradient, depth * width),
      errors: new Float32Array(buffer, addresses.errors, portion * width),
      norm: new Float32Array(buffer, addresses.norm, 2),
    },
    depth,
    width,
    count,
  };
}

/** Where each weight is: in rows of all labels, and in panels of eight labels. */
function eachWeight(
  { dimensions, labelCount }: DenseTrainingSet,
  depth: number,
  visit: (place: number, panelPlace: number) => void,
): void {
  for (let label = 0; label < labelCount; label++) {
    const column = label % tile.columns;
    const start = (label - column) * depth + column;
    for (let input = 0; input < dimensions; input++) visit(input * labelCount + label, start + input * tile.columns);
  }
}

function toMultiple(count: number, of: number): number {
  return Math.ceil(count / of) * of;
}
