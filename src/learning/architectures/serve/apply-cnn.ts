import type { NetworkWeights } from "./read-weights.ts";
import { addProduct, join, toMaximum, type Vectors } from "./vectors.ts";

const widths = [1, 2, 3] as const;

/** What `create-cnn.ts` makes of a text before its last layer. */
export function applyCnn(weights: NetworkWeights, tokens: Vectors): Float32Array {
  return join(
    widths.map((width) => {
      const kernel = weights(`convolution_${width}/kernel`);
      const bias = weights(`convolution_${width}/bias`);
      const before = Math.floor((width - 1) / 2);
      return toMaximum(
        tokens.map((first, at) => {
          const out = bias.slice();
          for (let place = 0; place < width; place++) {
            const token = tokens[at + place - before];
            if (token) addProduct(out, kernel, token, place * first.length * out.length);
          }
          return out.map((value) => Math.max(0, value));
        }),
      );
    }),
  );
}
