import { embeddingSize } from "../architecture.ts";
import type { SequenceModelFiles } from "../sequence-model-files.ts";
import { createSequenceVocabulary, type TokenRows } from "../sequence-vocabulary.ts";
import { applyCnn } from "./apply-cnn.ts";
import { applyLstm } from "./apply-lstm.ts";
import { applyTransformer } from "./apply-transformer.ts";
import { type NetworkWeights, readWeights } from "./read-weights.ts";
import { applyDense, type Vectors } from "./vectors.ts";

/** A neural network as it serves: from its weights, one text at a time, without TensorFlow and without a tensor. */
export interface Network {
  /** What is stored of it. */
  readonly files: SequenceModelFiles;
  /** The score of each label wanted, in their order, before the softmax; very low for a label that the network does not know. */
  toLogits(text: string): Float64Array;
}

const apply = { cnn: applyCnn, lstm: applyLstm, transformer: applyTransformer } as const;
/** Of a label that was not among those learnt. */
const unknown = -30;

/** Opens a stored network whose scores are wanted in the order of `wanted`. */
export function openNetwork(files: SequenceModelFiles, wanted: readonly string[]): Network {
  const weights = readWeights(files.stored);
  const vocabulary = createSequenceVocabulary(files.vocabulary);
  const places = wanted.map((label) => files.labels.indexOf(label));
  return {
    files,
    toLogits(text) {
      const read = apply[files.architecture](weights, toVectors(weights, vocabulary.encode(text)));
      const scores = applyDense(weights("scores/kernel"), weights("scores/bias"), read);
      return Float64Array.from(places, (place) => scores[place] ?? unknown);
    },
  };
}

/** A token is the sum of its pieces' rows over the root of their number, as in `define-piece-embedding.ts`. */
function toVectors(weights: NetworkWeights, tokens: readonly TokenRows[]): Vectors {
  const table = weights("embedding/table");
  return tokens.map((rows) => {
    const vector = new Float32Array(embeddingSize);
    const share = 1 / Math.sqrt(Math.max(1, rows.length));
    for (const row of rows)
      for (let entry = 0; entry < embeddingSize; entry++)
        vector[entry] = (vector[entry] ?? 0) + share * (table[row * embeddingSize + entry] ?? 0);
    return vector;
  });
}
