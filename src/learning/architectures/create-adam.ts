import type { NamedTensorMap, Tensor, Variable } from "@tensorflow/tfjs-core";
import type { Backend } from "../backend.ts";

/** Adam over a fixed list of variables; it holds two tensors a variable until it is disposed. */
export interface Adam {
  /** Moves the variables against their gradients, found by the variables' names, which are then disposed. */
  step(gradients: NamedTensorMap, learningRate: number): void;
  dispose(): void;
}

const firstDecay = 0.9;
const secondDecay = 0.999;
const epsilon = 1e-7;

/**
 * Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019): the L2 penalty shrinks matrices, not
 * biases. Written out because TensorFlow.js' own takes neither a decay nor a falling learning rate.
 */
export function createAdam({ tf }: Backend, variables: readonly Variable[], weightDecay: number): Adam {
  const moments = variables.map((variable) => ({ first: zerosLike(variable), second: zerosLike(variable) }));
  let steps = 0;
  function zerosLike(variable: Variable): Variable {
    return tf.tidy(() => tf.variable(tf.zerosLike(variable), false));
  }
  return {
    step(gradients, learningRate) {
      steps++;
      const size = (learningRate * Math.sqrt(1 - secondDecay ** steps)) / (1 - firstDecay ** steps);
      for (const [index, variable] of variables.entries()) {
        const gradient = gradients[variable.name];
        const moment = moments[index];
        if (!gradient || !moment) continue;
        tf.tidy(() => {
          const first: Tensor = tf.add(tf.mul(moment.first, firstDecay), tf.mul(gradient, 1 - firstDecay));
          const second: Tensor = tf.add(
            tf.mul(moment.second, secondDecay),
            tf.mul(tf.square(gradient), 1 - secondDecay),
          );
          const move = tf.mul(tf.div(first, tf.add(tf.sqrt(second), epsilon)), size);
          const kept = variable.rank > 1 ? tf.mul(variable, 1 - learningRate * weightDecay) : variable;
          moment.first.assign(first);
          moment.second.assign(second);
          variable.assign(tf.sub(kept, move));
        });
        gradient.dispose();
      }
    },
    dispose() {
      for (const { first, second } of moments) tf.dispose([first, second]);
    },
  };
}
