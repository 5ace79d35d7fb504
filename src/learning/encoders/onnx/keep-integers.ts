import { gatherRows } from "./gather-rows.ts";
import { isProductWithIntegers, multiplyByIntegers } from "./multiply-by-integers.ts";
import type { Node } from "./node.ts";
import { type RoundedFactors, roundFactors } from "./round-factors.ts";
import { findScaledTable } from "./scaled-table.ts";
import type { Tensor } from "./tensor.ts";
import { type Trace, traceGraph } from "./trace-graph.ts";

/**
 * Keeps tables of integers what they are. onnxruntime computes what is constant when it loads, and would hold every table that is turned
 * into floats four times as large, and multiply floats where integers are faster. Tells which tensors are new.
 */
export function keepIntegers(
  nodes: readonly Node[],
  tensors: readonly Tensor[],
  version: number,
): { readonly nodes: readonly Node[]; readonly added: readonly Tensor[] } {
  const trace = traceGraph(nodes, tensors);
  const known = new Map<string, RoundedFactors>();
  const multiply = (product: Node, output: string, bias?: string): readonly Node[] | undefined => {
    const [factors = "", made] = product.inputs;
    const table = findScaledTable(made, trace);
    if (!table || !isProductWithIntegers(product, table)) return undefined;
    const rounded = known.get(factors) ?? roundFactors(factors, trace, version);
    if (bias !== undefined && rounded.size !== undefined) return undefined;
    const before = known.has(factors) ? [] : rounded.nodes;
    known.set(factors, rounded);
    return [...before, ...multiplyByIntegers(rounded, table, output, bias)];
  };
  const rewrite = (node: Node): readonly Node[] | undefined => {
    const [output = ""] = node.outputs;
    const sum = findBiasedProduct(node, trace);
    if (sum) return multiply(sum.product, output, sum.bias);
    const table = findScaledTable(node.inputs[0], trace);
    return (table && gatherRows(node, table)) ?? multiply(node, output);
  };
  const rewritten = nodes.flatMap((node) => rewrite(node) ?? [node]);
  return { nodes: rewritten, added: [...known.values()].flatMap((rounded) => rounded.tensors) };
}

/** A sum of a product and one number a column. The product by itself is then read no more. */
function findBiasedProduct(
  { operator, inputs: [product, bias = ""] }: Node,
  trace: Trace,
): { readonly product: Node; readonly bias: string } | undefined {
  const maker = operator === "Add" ? trace.maker(product) : undefined;
  const width = findScaledTable(maker?.inputs[1], trace)?.integers.shape[1];
  const isByColumn = width !== undefined && String(trace.weight(bias)?.shape) === String([width]);
  return maker && isByColumn ? { product: maker, bias } : undefined;
}
