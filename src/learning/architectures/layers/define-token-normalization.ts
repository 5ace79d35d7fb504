import type { Tensor } from "@tensorflow/tfjs-core";
import type { LayerVariable } from "@tensorflow/tfjs-layers";
import type { Backend } from "../../backend.ts";
import { toTensors } from "./to-tensors.ts";

/**
 * The layer that normalises each token's vector to mean 0 and variance 1, then scales and shifts it (Ba et al. 2016).
 * TensorFlow.js' own tiles its statistics, and the gradient of a tile takes one slice a token: ten times slower.
 */
export function defineTokenNormalization({ tf, layers }: Backend) {
  return class TokenNormalization extends layers.layers.Layer {
    static readonly className = "TokenNormalization";
    private scale: LayerVariable | undefined;
    private shift: LayerVariable | undefined;

    override build(shape: (number | null)[]): void {
      const size = shape.at(-1) ?? 0;
      this.scale = this.addWeight("scale", [size], "float32", layers.initializers.ones());
      this.shift = this.addWeight("shift", [size], "float32", layers.initializers.zeros());
      this.built = true;
    }

    override call(inputs: Tensor | Tensor[]): Tensor {
      return tf.tidy(() => {
        const [vectors] = toTensors(inputs, 1);
        if (!this.scale || !this.shift) throw new Error("TokenNormalization was called before it was built");
        const centred = tf.sub(vectors, tf.mean(vectors, -1, true));
        const deviation = tf.sqrt(tf.add(tf.mean(tf.square(centred), -1, true), 1e-5));
        return tf.add(tf.mul(tf.div(centred, deviation), this.scale.read()), this.shift.read());
      });
    }
  };
}
