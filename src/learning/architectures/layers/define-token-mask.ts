import type { Tensor } from "@tensorflow/tfjs-core";
import type { Backend } from "../../backend.ts";
import { toTensors } from "./to-tensors.ts";

/** The layer that marks tokens with 1 and padding with 0: [texts × tokens × pieces] → [texts × tokens × 1]. */
export function defineTokenMask({ tf, layers }: Backend) {
  return class TokenMask extends layers.layers.Layer {
    static readonly className = "TokenMask";

    override computeOutputShape(shape: (number | null)[]): (number | null)[] {
      return [...shape.slice(0, 2), 1];
    }

    override call(inputs: Tensor | Tensor[]): Tensor {
      return tf.tidy(() => tf.cast(tf.any(tf.notEqual(toTensors(inputs, 1)[0], 0), 2, true), "float32"));
    }
  };
}
