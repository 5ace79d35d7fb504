import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import type { Backend } from "../../backend.ts";
import { toTensors } from "./to-tensors.ts";

export interface MaskedPoolingConfig extends serialization.ConfigDict {
  readonly name: string;
  readonly mode: "maximum" | "mean";
}

/** The layer that pools tokens over the text, leaving out padding: vectors and token mask → [texts × dimensions]. */
export function defineMaskedPooling({ tf, layers }: Backend) {
  return class MaskedPooling extends layers.layers.Layer {
    static readonly className = "MaskedPooling";
    private readonly config: MaskedPoolingConfig;

    constructor(config: MaskedPoolingConfig) {
      super(config);
      this.config = config;
    }

    override computeOutputShape([shape]: (number | null)[][]): (number | null)[] {
      return [shape?.[0] ?? null, shape?.[2] ?? null];
    }

    override call(inputs: Tensor | Tensor[]): Tensor {
      return tf.tidy(() => {
        const [vectors, mask] = toTensors(inputs, 2);
        if (!mask) throw new Error("MaskedPooling was called without a mask");
        const kept = tf.mul(vectors, mask);
        if (this.config.mode === "mean") return tf.div(tf.sum(kept, 1), tf.maximum(tf.sum(mask, 1), 1));
        return tf.max(tf.sub(kept, tf.mul(tf.sub(1, mask), outOfReach)), 1);
      });
    }

    override getConfig(): serialization.ConfigDict {
      return { ...super.getConfig(), mode: this.config.mode };
    }
  };
}

/** Below every activation, and small enough that WebAssembly's quick exponentials stay finite. */
const outOfReach = 1e4;
