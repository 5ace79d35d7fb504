import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import type { LayerVariable } from "@tensorflow/tfjs-layers";
import type { Backend } from "../../backend.ts";
import { toTensors } from "./to-tensors.ts";

export interface SelfAttentionConfig extends serialization.ConfigDict {
  readonly name: string;
  /** Must divide the dimensions of the vectors. */
  readonly heads: number;
  readonly seed: number;
}

/**
 * The layer in which every token looks at every other with several heads (Vaswani et al. 2017); padding is not looked at.
 * Vectors and token mask → vectors of the same shape.
 */
export function defineSelfAttention({ tf, layers }: Backend) {
  return class SelfAttention extends layers.layers.Layer {
    static readonly className = "SelfAttention";
    private readonly config: SelfAttentionConfig;
    private weightsOf:
      | Readonly<Record<"looking" | "lookingBias" | "merging" | "mergingBias", LayerVariable>>
      | undefined;

    constructor(config: SelfAttentionConfig) {
      super(config);
      this.config = config;
    }

    override build([shape]: (number | null)[][]): void {
      const size = shape?.at(-1) ?? 0;
      const { glorotUniform, zeros } = layers.initializers;
      const { seed } = this.config;
      this.weightsOf = {
        looking: this.addWeight("looking", [size, 3 * size], "float32", glorotUniform({ seed })),
        lookingBias: this.addWeight("looking_bias", [3 * size], "float32", zeros()),
        merging: this.addWeight("merging", [size, size], "float32", glorotUniform({ seed: seed + 1 })),
        mergingBias: this.addWeight("merging_bias", [size], "float32", zeros()),
      };
      this.built = true;
    }

    override computeOutputShape([shape]: (number | null)[][]): (number | null)[] {
      return shape ?? [];
    }

    override call(inputs: Tensor | Tensor[]): Tensor {
      return tf.tidy(() => {
        const [vectors, mask] = toTensors(inputs, 2);
        if (!mask || !this.weightsOf) throw new Error("SelfAttention was called without a mask or before it was built");
        const { looking, lookingBias, merging, mergingBias } = this.weightsOf;
        const [texts = 0, tokens = 0, size = 0] = vectors.shape;
        const width = size / this.config.heads;
        const split = tf.add(
          tf.matMul(tf.reshape(vectors, [texts * tokens, size]), looking.read()),
          lookingBias.read(),
        );
        const byHead = tf.transpose(tf.reshape(split, [texts, tokens, 3 * this.config.heads, width]), [0, 2, 1, 3]);
        const [query, key, value] = tf.split(byHead, 3, 1) as [Tensor, Tensor, Tensor];
        const hidden = tf.mul(tf.sub(1, tf.reshape(mask, [texts, 1, 1, tokens])), -1e4);
        const scores = tf.add(tf.mul(tf.matMul(query, key, false, true), 1 / Math.sqrt(width)), hidden);
        const seen = tf.transpose(tf.matMul(tf.softmax(scores), value), [0, 2, 1, 3]);
        const merged = tf.add(tf.matMul(tf.reshape(seen, [texts * tokens, size]), merging.read()), mergingBias.read());
        return tf.reshape(merged, [texts, tokens, size]);
      });
    }

    override getConfig(): serialization.ConfigDict {
      const { heads, seed } = this.config;
      return { ...super.getConfig(), heads, seed };
    }
  };
}
