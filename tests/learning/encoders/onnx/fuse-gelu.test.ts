import { describe, expect, test } from "vitest";
import { fuseGelu } from "../../../../src/learning/encoders/onnx/fuse-gelu.ts";
import type { Node } from "../../../../src/learning/encoders/onnx/node.ts";
import { createFloat, type Tensor } from "../../../../src/learning/encoders/onnx/tensor.ts";
import { traceGraph } from "../../../../src/learning/encoders/onnx/trace-graph.ts";
import { runGraph, scatter, step } from "./run-graph.ts";

const nodes: readonly Node[] = [
  step("Div", ["x", "root"], "divided"),
  step("Erf", ["divided"], "error"),
  step("Add", ["error", "one"], "sum"),
  step("Mul", ["half", "sum"], "share"),
  step("Mul", ["x", "share"], "y"),
];
const toWeights = (half: number): readonly Tensor[] => [
  createFloat("root", Math.SQRT2),
  createFloat("one", 1),
  createFloat("half", half),
];

function fuse(weights: readonly Tensor[]): readonly Node[] {
  const trace = traceGraph(nodes, weights);
  return nodes.flatMap((node) => fuseGelu(node, trace) ?? []);
}

describe("fuseGelu", () => {
  test("GIVEN a Gelu in five nodes THEN one node computes the same", async () => {
    const fused = fuse(toWeights(0.5));
    expect(fused.map(({ operator, inputs }) => [operator, ...inputs])).toEqual([["Gelu", "x"]]);
    const given = { x: { shape: [4, 16], values: Float32Array.from(scatter(64)) } };
    const expected = await runGraph(nodes, toWeights(0.5), given, "y");
    const found = await runGraph(fused, [], given, "y");
    for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value, 5);
  });

  test("GIVEN another factor THEN it is no Gelu", () => {
    expect(fuse(toWeights(0.6))).toEqual([]);
  });
});
