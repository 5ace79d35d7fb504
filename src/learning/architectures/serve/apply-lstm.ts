import type { NetworkWeights } from "./read-weights.ts";
import { addProduct, applyDense, join, toMaximum, type Vectors } from "./vectors.ts";

/** What `create-lstm.ts` makes of a text before its last layer. */
export function applyLstm(weights: NetworkWeights, tokens: Vectors): Float32Array {
  return join([
    toMaximum(read(weights, "both_directions/forward_lstm", tokens)),
    toMaximum(read(weights, "both_directions/backward_lstm", tokens.toReversed())),
  ]);
}

/** The state after each token; the gates lie in the order input, forget, cell, output. */
function read(weights: NetworkWeights, name: string, tokens: Vectors): Vectors {
  const kernel = weights(`${name}/kernel`);
  const recurrent = weights(`${name}/recurrent_kernel`);
  const bias = weights(`${name}/bias`);
  const units = bias.length / 4;
  let state = new Float32Array(units);
  let cell = new Float32Array(units);
  return tokens.map((token) => {
    const gates = applyDense(kernel, bias, token);
    addProduct(gates, recurrent, state, 0);
    const gate = (number: number, unit: number): number => gates[number * units + unit] ?? 0;
    cell = cell.map(
      (value, unit) => toShare(gate(1, unit)) * value + toShare(gate(0, unit)) * Math.tanh(gate(2, unit)),
    );
    state = cell.map((value, unit) => toShare(gate(3, unit)) * Math.tanh(value));
    return state;
  });
}

function toShare(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
