import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { Backend } from "../backend.ts";
import type { LinearWeights } from "./linear-weights.ts";
import { minimise } from "./minimise.ts";

/** What a dense head learns from: one embedding, one label number and one weight an example. */
export interface DenseTrainingSet {
  readonly inputs: readonly Float32Array[];
  readonly labels: Int32Array;
  readonly weights: Float32Array;
  readonly dimensions: number;
  readonly labelCount: number;
}

export interface DenseSoftmaxOptions {
  readonly iterations: number;
  /** Strength of the L2 penalty against the summed loss of all examples (scikit-learn's 1/C). */
  readonly l2: number;
  readonly onIteration?: (iteration: number, meanLoss: number) => void;
}

/**
 * Multinomial logistic regression on embeddings. TensorFlow.js computes loss and gradient over all examples at once (two
 * products of matrices), L-BFGS takes the steps: the same result on every backend, and no tensor is left behind.
 */
export function trainDenseSoftmax(
  backend: Backend,
  set: DenseTrainingSet,
  options: DenseSoftmaxOptions,
): LinearWeights {
  const { tf } = backend;
  const { dimensions, labelCount } = set;
  const count = set.inputs.length;
  const rows = new Float32Array(count * dimensions);
  for (const [row, input] of set.inputs.entries()) rows.set(input, row * dimensions);
  const inputs: Tensor2D = tf.tensor2d(rows, [count, dimensions]);
  // The WebAssembly backend multiplies a matrix it must transpose first five times slower.
  const transposed = tf.transpose(inputs) as Tensor2D;
  const truth = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(set.labels, "int32"), labelCount), "float32") as Tensor2D);
  const total = set.weights.reduce((sum, weight) => sum + weight, 0);
  const shares = tf.tensor2d(
    set.weights.map((weight) => weight / total),
    [count, 1],
  );
  const penalty = options.l2 / total;
  const kernelSize = dimensions * labelCount;
  const point = new Float32Array(kernelSize + labelCount);
  try {
    minimise(
      point,
      (at, gradient) => {
        // Numbers leave through `gradient`: tidy would walk every entry of an array it is given back, looking for tensors.
        const loss = tf.tidy(() => {
          const kernel = tf.tensor2d(at.subarray(0, kernelSize), [dimensions, labelCount]);
          const logs = tf.logSoftmax(tf.add(tf.matMul(inputs, kernel), tf.tensor1d(at.subarray(kernelSize))));
          const errors = tf.mul(tf.sub(tf.exp(logs), truth), shares) as Tensor2D;
          gradient.set(tf.matMul(transposed, errors).dataSync());
          gradient.set(tf.sum(errors, 0).dataSync(), kernelSize);
          return tf.neg(tf.sum(tf.mul(tf.mul(logs, truth), shares))).dataSync()[0] ?? 0;
        });
        let squares = 0;
        for (let entry = 0; entry < kernelSize; entry++) {
          const weight = at[entry] ?? 0;
          squares += weight * weight;
          gradient[entry] = (gradient[entry] ?? 0) + penalty * weight;
        }
        return loss + (penalty / 2) * squares;
      },
      {
        iterations: options.iterations,
        tolerance: 1e-6,
        ...(options.onIteration ? { onIteration: options.onIteration } : {}),
      },
    );
  } finally {
    tf.dispose([inputs, transposed, truth, shares]);
  }
  return { kernel: point.slice(0, kernelSize), bias: point.slice(kernelSize), inputs: dimensions, labels: labelCount };
}
