import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import type { Backend } from "../../backend.ts";
import { createRandom } from "../../random.ts";
import { toTensors } from "./to-tensors.ts";

export interface SeededDropoutConfig extends serialization.ConfigDict {
  readonly name: string;
  readonly rate: number;
  readonly seed: number;
}

/**
 * The layer that, in training, zeroes a share of its input and scales up the rest (Srivastava et al. 2014). The same seed
 * gives the same series of masks on every backend; TensorFlow.js' own layer with a seed repeats one mask for ever.
 */
export function defineSeededDropout({ tf, layers }: Backend) {
  return class SeededDropout extends layers.layers.Layer {
    static readonly className = "SeededDropout";
    private readonly config: SeededDropoutConfig;
    private readonly random: () => number;

    constructor(config: SeededDropoutConfig) {
      super(config);
      this.config = config;
      this.random = createRandom(config.seed);
      this.supportsMasking = true;
    }

    override call(inputs: Tensor | Tensor[], options: Readonly<Record<string, unknown>>): Tensor {
      const [input] = toTensors(inputs, 1);
      const { rate } = this.config;
      if (options.training !== true || rate <= 0) return input;
      const mask = new Float32Array(input.size);
      for (let at = 0; at < mask.length; at++) mask[at] = this.random() < rate ? 0 : 1 / (1 - rate);
      return tf.tidy(() => tf.mul(input, tf.tensor(mask, input.shape)));
    }

    override getConfig(): serialization.ConfigDict {
      const { rate, seed } = this.config;
      return { ...super.getConfig(), rate, seed };
    }
  };
}
