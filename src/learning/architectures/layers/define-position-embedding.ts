import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import type { LayerVariable } from "@tensorflow/tfjs-layers";
import type { Backend } from "../../backend.ts";
import { toTensors } from "./to-tensors.ts";

export interface PositionEmbeddingConfig extends serialization.ConfigDict {
  readonly name: string;
  /** The longest text, in tokens. */
  readonly length: number;
  readonly seed: number;
}

/** The layer that adds a learnt vector for its position to each token. */
export function definePositionEmbedding({ tf, layers }: Backend) {
  return class PositionEmbedding extends layers.layers.Layer {
    static readonly className = "PositionEmbedding";
    private readonly config: PositionEmbeddingConfig;
    private table: LayerVariable | undefined;

    constructor(config: PositionEmbeddingConfig) {
      super(config);
      this.config = config;
      this.supportsMasking = true;
    }

    override build(shape: (number | null)[]): void {
      const { length, seed } = this.config;
      const initializer = layers.initializers.randomUniform({ minval: -0.1, maxval: 0.1, seed });
      this.table = this.addWeight("table", [length, shape.at(-1) ?? 0], "float32", initializer);
      this.built = true;
    }

    override call(inputs: Tensor | Tensor[]): Tensor {
      return tf.tidy(() => {
        const [vectors] = toTensors(inputs, 1);
        const [, tokens = 0, dimensions = 0] = vectors.shape;
        const table = this.table?.read();
        if (!table) throw new Error("PositionEmbedding was called before it was built");
        return tf.add(vectors, tf.slice(table, [0, 0], [tokens, dimensions]));
      });
    }

    override getConfig(): serialization.ConfigDict {
      const { length, seed } = this.config;
      return { ...super.getConfig(), length, seed };
    }
  };
}
