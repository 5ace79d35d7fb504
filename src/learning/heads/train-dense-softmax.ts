import type { Backend } from "../backend.ts";
import type { DenseTrainingSet } from "./dense-loss.ts";
import { createKernelLoss } from "./kernel-loss.ts";
import type { LinearWeights } from "./linear-weights.ts";
import { minimise } from "./minimise.ts";
import { createTensorLoss } from "./tensor-loss.ts";

export interface DenseSoftmaxOptions {
  readonly iterations: number;
  /** Strength of the L2 penalty against the summed loss of all examples (scikit-learn's 1/C). */
  readonly l2: number;
  readonly onIteration?: (iteration: number, meanLoss: number) => void;
}

/**
 * Multinomial logistic regression on embeddings. Native TensorFlow computes loss and gradient where it is, a kernel of our own
 * elsewhere, L-BFGS takes the steps: the same result on every backend, and no tensor is left behind.
 */
export function trainDenseSoftmax(
  backend: Backend,
  set: DenseTrainingSet,
  options: DenseSoftmaxOptions,
): LinearWeights {
  const { dimensions, labelCount } = set;
  const total = set.weights.reduce((sum, weight) => sum + weight, 0);
  const penalty = options.l2 / total;
  const kernelSize = dimensions * labelCount;
  const point = new Float32Array(kernelSize + labelCount);
  const loss = backend.name === "native" ? createTensorLoss(backend, set) : createKernelLoss(set);
  try {
    minimise(
      point,
      (at, gradient) => {
        const mean = loss.measure(at, gradient);
        let squares = 0;
        for (let entry = 0; entry < kernelSize; entry++) {
          const weight = at[entry] ?? 0;
          squares += weight * weight;
          gradient[entry] = (gradient[entry] ?? 0) + penalty * weight;
        }
        return mean + (penalty / 2) * squares;
      },
      {
        iterations: options.iterations,
        tolerance: 1e-6,
        ...(options.onIteration ? { onIteration: options.onIteration } : {}),
      },
    );
  } finally {
    loss.dispose();
  }
  return { kernel: point.slice(0, kernelSize), bias: point.slice(kernelSize), inputs: dimensions, labels: labelCount };
}
