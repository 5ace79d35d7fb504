import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { Backend } from "../backend.ts";
import type { DenseLoss, DenseTrainingSet } from "./dense-loss.ts";

/** The loss by TensorFlow.js over all examples at once: two products of matrices, on all processors where the backend uses them. */
export function createTensorLoss({ tf }: Backend, set: DenseTrainingSet): DenseLoss {
  const { dimensions, labelCount } = set;
  const count = set.inputs.length;
  const kernelSize = dimensions * labelCount;
  const rows = new Float32Array(count * dimensions);
  for (const [row, input] of set.inputs.entries()) rows.set(input, row * dimensions);
  const inputs: Tensor2D = tf.tensor2d(rows, [count, dimensions]);
  const truth = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(set.labels, "int32"), labelCount), "float32") as Tensor2D);
  const total = set.weights.reduce((sum, weight) => sum + weight, 0);
  const shares = tf.tensor2d(
    set.weights.map((weight) => weight / total),
    [count, 1],
  );
  return {
    // Numbers leave through `gradient`: tidy would walk every entry of an array it is given back, looking for tensors.
    measure: (at, gradient) =>
      tf.tidy(() => {
        const kernel = tf.tensor2d(at.subarray(0, kernelSize), [dimensions, labelCount]);
        const logs = tf.logSoftmax(tf.add(tf.matMul(inputs, kernel), tf.tensor1d(at.subarray(kernelSize))));
        const errors = tf.mul(tf.sub(tf.exp(logs), truth), shares) as Tensor2D;
        gradient.set(tf.matMul(inputs, errors, true).dataSync());
        gradient.set(tf.sum(errors, 0).dataSync(), kernelSize);
        return tf.neg(tf.sum(tf.mul(tf.mul(logs, truth), shares))).dataSync()[0] ?? 0;
      }),
    dispose: () => tf.dispose([inputs, truth, shares]),
  };
}
