import { describe, expect, test } from "vitest";
import { fuseAttention } from "../../../../src/learning/encoders/onnx/fuse-attention.ts";
import type { Node } from "../../../../src/learning/encoders/onnx/node.ts";
import { createFloat, createIntegers, type Tensor } from "../../../../src/learning/encoders/onnx/tensor.ts";
import { traceGraph } from "../../../../src/learning/encoders/onnx/trace-graph.ts";
import { floats, runGraph, scatter, step } from "./run-graph.ts";

const [texts, pieces, heads, size] = [2, 5, 3, 4];
const width = heads * size;

/** Attention as PyTorch exports it, of values that have biases. */
const nodes: readonly Node[] = [
  ...["q", "k", "v"].flatMap((name) => [
    step("Add", [name, "bias"], `${name}.biased`),
    step("Reshape", [`${name}.biased`, "parted"], `${name}.view`),
    step("Transpose", [`${name}.view`], `${name}.heads`, { perm: [0, 2, 1, 3] }),
  ]),
  step("Reshape", ["k.heads", "flat"], "k.flat"),
  step("Transpose", ["k.flat"], "k.turned", { perm: [0, 2, 1] }),
  step("Reshape", ["k.turned", "unflat"], "k.back"),
  step("Mul", ["q.heads", "scale"], "q.scaled"),
  step("Mul", ["k.back", "scale"], "k.scaled"),
  step("MatMul", ["q.scaled", "k.scaled"], "likeness"),
  step("Add", ["likeness", "mask"], "masked"),
  step("Softmax", ["masked"], "shares", { axis: 3 }),
  step("IsNaN", ["shares"], "none"),
  step("Where", ["none", "zero", "shares"], "guarded"),
  step("MatMul", ["guarded", "v.heads"], "mixed"),
  step("Transpose", ["mixed"], "pieces", { perm: [0, 2, 1, 3] }),
  step("Reshape", ["pieces", "joined"], "y"),
];

const toWeights = (scale: number): readonly Tensor[] => [
  floats("bias", [width], scatter(width, 3)),
  createFloat("scale", scale),
  createFloat("zero", 0),
  createIntegers("parted", [texts, pieces, heads, size]),
  createIntegers("flat", [texts * heads, pieces, size]),
  createIntegers("unflat", [texts, heads, size, pieces]),
  createIntegers("joined", [texts, pieces, width]),
];

function fuse(weights: readonly Tensor[]): readonly Node[] {
  const trace = traceGraph(nodes, weights);
  return nodes.flatMap((node) => fuseAttention(node, trace) ?? []);
}

describe("fuseAttention", () => {
  test("GIVEN attention in many nodes THEN one node computes the same, and heeds the mask", async () => {
    const weights = toWeights(size ** -0.25);
    const fused = fuse(weights);
    expect(fused.map(({ operator, numbers }) => [operator, numbers.get("num_heads")])).toEqual([
      ["MultiHeadAttention", [heads]],
    ]);
    const table = (seed: number) => ({
      shape: [texts, pieces, width],
      values: Float32Array.from(scatter(texts * pieces * width, seed)),
    });
    // The second text has three pieces, the first all five.
    const mask = Array.from({ length: texts * pieces * pieces }, (_, at) =>
      at >= pieces * pieces && at % pieces > 2 ? -Infinity : 0,
    );
    const given = {
      ...{ q: table(1), k: table(2), v: table(5) },
      mask: { shape: [texts, 1, pieces, pieces], values: Float32Array.from(mask) },
    };
    const expected = await runGraph(nodes, weights, given, "y");
    const biasing = nodes.filter(({ operator, inputs }) => operator === "Add" && inputs[1] === "bias");
    const found = await runGraph([...biasing, ...fused], weights, given, "y");
    expect(found).toHaveLength(expected.length);
    for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value, 5);
  });

  test("GIVEN another scale THEN it stays as it is, for the one node would scale by the size of a head", () => {
    expect(fuse(toWeights(0.5))).toEqual([]);
  });
});
