import { toLogProbabilities } from "../../heads/softmax.ts";
import { attentionHeads, transformerBlocks } from "../create-transformer.ts";
import type { NetworkWeights } from "./read-weights.ts";
import { add, applyDense, toMean, type Vectors } from "./vectors.ts";

/** What `create-transformer.ts` makes of a text before its last layer. */
export function applyTransformer(weights: NetworkWeights, tokens: Vectors): Float32Array {
  const positions = weights("position/table");
  let state = tokens.map((token, at) => add(token, positions.subarray(at * token.length, (at + 1) * token.length)));
  const normalise = (name: string, vectors: Vectors): Vectors =>
    vectors.map((vector) => toNormal(vector, weights(`${name}/scale`), weights(`${name}/shift`)));
  const dense = (name: string, vector: Float32Array): Float32Array =>
    applyDense(weights(`${name}/kernel`), weights(`${name}/bias`), vector);
  for (let block = 1; block <= transformerBlocks; block++) {
    const seen = attend(weights, `attention_${block}`, normalise(`normal_${block}_attention`, state));
    state = state.map((vector, at) => add(vector, seen[at] ?? vector));
    state = normalise(`normal_${block}_forward`, state).map((vector, at) => {
      const wide = dense(`wide_${block}`, vector).map((value) => Math.max(0, value));
      return add(state[at] ?? vector, dense(`narrow_${block}`, wide));
    });
  }
  return toMean(normalise("normal", state));
}

/** Every token looks at every other: queries, keys and values lie one after the other, and in each of them the heads. */
function attend(weights: NetworkWeights, name: string, vectors: Vectors): Vectors {
  const split = vectors.map((vector) =>
    applyDense(weights(`${name}/looking`), weights(`${name}/looking_bias`), vector),
  );
  return vectors.map((vector, at) => {
    const size = vector.length;
    const width = size / attentionHeads;
    const own = split[at] ?? vector;
    const seen = new Float32Array(size);
    for (let start = 0; start < size; start += width) {
      const scores = Float64Array.from(split, (other) => {
        let sum = 0;
        for (let entry = start; entry < start + width; entry++) sum += (own[entry] ?? 0) * (other[size + entry] ?? 0);
        return sum / Math.sqrt(width);
      });
      for (const [token, log] of toLogProbabilities(scores).entries()) {
        const share = Math.exp(log);
        for (let entry = start; entry < start + width; entry++)
          seen[entry] = (seen[entry] ?? 0) + share * (split[token]?.[2 * size + entry] ?? 0);
      }
    }
    return applyDense(weights(`${name}/merging`), weights(`${name}/merging_bias`), seen);
  });
}

/** Mean 0 and variance 1, then scaled and shifted. */
function toNormal(vector: Float32Array, scale: Float32Array, shift: Float32Array): Float32Array {
  const mean = vector.reduce((sum, value) => sum + value, 0) / vector.length;
  const variance = vector.reduce((sum, value) => sum + (value - mean) ** 2, 0) / vector.length;
  const deviation = Math.sqrt(variance + 1e-5);
  return vector.map((value, at) => ((value - mean) / deviation) * (scale[at] ?? 1) + (shift[at] ?? 0));
}
