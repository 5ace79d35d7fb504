import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import type { LayerVariable } from "@tensorflow/tfjs-layers";
import type { Backend } from "../../backend.ts";
import { toTensors } from "./to-tensors.ts";

export interface PieceEmbeddingConfig extends serialization.ConfigDict {
  readonly name: string;
  readonly rows: number;
  readonly dimensions: number;
  readonly seed: number;
}

/**
 * The layer that turns tokens, given as the rows of their pieces [texts × tokens × pieces] with 0 for padding, into
 * vectors [texts × tokens × dimensions]: the sum of the rows over the root of their number, zero for a padded token. Its
 * mask tells a recurrent layer which tokens are padding.
 */
export function definePieceEmbedding({ tf, layers }: Backend) {
  return class PieceEmbedding extends layers.layers.Layer {
    static readonly className = "PieceEmbedding";
    private readonly config: PieceEmbeddingConfig;
    private table: LayerVariable | undefined;

    constructor(config: PieceEmbeddingConfig) {
      super(config);
      this.config = config;
      this.supportsMasking = true;
    }

    override build(): void {
      const { rows, dimensions, seed } = this.config;
      const initializer = layers.initializers.randomUniform({ minval: -0.1, maxval: 0.1, seed });
      this.table = this.addWeight("table", [rows, dimensions], "float32", initializer);
      this.built = true;
    }

    override computeOutputShape(shape: (number | null)[]): (number | null)[] {
      return [...shape.slice(0, 2), this.config.dimensions];
    }

    override computeMask(inputs: Tensor | Tensor[]): Tensor {
      return tf.tidy(() => tf.any(tf.notEqual(toTensors(inputs, 1)[0], 0), 2));
    }

    override call(inputs: Tensor | Tensor[]): Tensor {
      return tf.tidy(() => {
        const rows = tf.cast(toTensors(inputs, 1)[0], "int32");
        const [texts = 0, tokens = 0, pieces = 0] = rows.shape;
        const table = this.table?.read();
        if (!table) throw new Error("PieceEmbedding was called before it was built");
        const found = tf.gather(table, tf.reshape(rows, [texts * tokens * pieces]));
        const used = tf.cast(tf.notEqual(tf.reshape(rows, [texts * tokens, pieces]), 0), "float32");
        const shares = tf.div(used, tf.sqrt(tf.maximum(tf.sum(used, 1, true), 1)));
        const vectors = tf.reshape(found, [texts * tokens, pieces, this.config.dimensions]);
        const sums = tf.sum(tf.mul(vectors, tf.expandDims(shares, 2)), 1);
        return tf.reshape(sums, [texts, tokens, this.config.dimensions]);
      });
    }

    override getConfig(): serialization.ConfigDict {
      const { rows, dimensions, seed } = this.config;
      return { ...super.getConfig(), rows, dimensions, seed };
    }
  };
}
