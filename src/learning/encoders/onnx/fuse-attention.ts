import { createRuntimeNode, type Node } from "./node.ts";
import type { Trace } from "./trace-graph.ts";

/**
 * Computes the attention of several heads, softmax(Q Kᵀ / √size + mask) V, by one node in the place of about twenty that turn tables round and
 * copy them. `node` is the last of them, which puts the heads side by side again. The graph is matched as PyTorch exports it:
 * https://github.com/pytorch/pytorch/blob/main/torch/onnx/_internal/exporter/_torchlib/ops/nn.py
 */
export function fuseAttention(node: Node, trace: Trace): Node | undefined {
  const [, joining, mixing] = trace.back(node.outputs[0], "Reshape", "Transpose", "MatMul") ?? [];
  const [softmax, masking, comparing] = trace.back(toShares(mixing, trace), "Softmax", "Add", "MatMul") ?? [];
  const values = trace.back(mixing?.inputs[1], "Transpose", "Reshape");
  const queries = trace.back(comparing?.inputs[0], "Mul", "Transpose", "Reshape");
  const keys = trace.back(comparing?.inputs[1], "Mul", "Reshape", "Transpose", "Reshape", "Transpose", "Reshape");
  if (!joining || !softmax || !masking || !values || !queries || !keys) return undefined;
  const parted = [joining, values[0], queries[1], keys[4]];
  if (!parted.every((one) => isTurned(one, [0, 2, 1, 3])) || !isTurned(keys[2], [0, 2, 1])) return undefined;
  const [query, key, value] = [queries, keys, values].map((path) => path.at(-1)?.inputs[0]);
  const mask = masking.inputs[1];
  const heads = countHeads(trace, value, queries, keys);
  if (!query || !key || !value || !mask || !heads) return undefined;
  // The empty names: no biases, and no mask a piece, for the graph has made one of every pair of pieces.
  const inputs = [query, key, value, "", "", mask];
  return createRuntimeNode({ operator: "MultiHeadAttention", inputs, outputs: node.outputs }, { num_heads: heads });
}

/** What the values are mixed by; what would be no number where everything is masked becomes 0 first, which no text is. */
function toShares(mixing: Node | undefined, trace: Trace): string | undefined {
  const choosing = trace.maker(mixing?.inputs[0]);
  const isGuard = choosing?.operator === "Where" && trace.maker(choosing.inputs[0])?.operator === "IsNaN";
  return isGuard ? choosing.inputs[2] : mixing?.inputs[0];
}

function isTurned(node: Node | undefined, order: readonly number[]): boolean {
  return node?.operator === "Transpose" && String(node.numbers.get("perm")) === String(order);
}

/** Queries and keys are both scaled, by the fourth root of the size of a head, and the values' biases tell the width of all heads. */
function countHeads(
  trace: Trace,
  value: string | undefined,
  [scaledQuery]: readonly Node[],
  [scaledKey]: readonly Node[],
): number | undefined {
  const scale = (trace.number(scaledQuery?.inputs[1]) ?? 0) * (trace.number(scaledKey?.inputs[1]) ?? 0);
  const biased = trace.maker(value);
  const [width = 0] = trace.weight(biased?.operator === "Add" ? biased.inputs[1] : undefined)?.shape ?? [];
  const heads = Math.round(width * scale * scale);
  return scale > 0 && Math.abs(heads / (width * scale * scale) - 1) < 1e-4 ? heads : undefined;
}
