import { describe, expect, test } from "vitest";
import { keepIntegers } from "../../../../src/learning/encoders/onnx/keep-integers.ts";
import { createRuntimeNode, type Node } from "../../../../src/learning/encoders/onnx/node.ts";
import { elementTypes, type Tensor } from "../../../../src/learning/encoders/onnx/tensor.ts";
import { floats, runGraph, scatter, step, type Table } from "./run-graph.ts";

const [depth, width] = [64, 24];

const weights: readonly Tensor[] = [
  {
    name: "table",
    shape: [depth, width],
    type: elementTypes.int8,
    readBytes: () => new Uint8Array(Int8Array.from(scatter(depth * width, 7), (value) => value * 63).buffer),
  },
  floats(
    "scale",
    [1, width],
    scatter(width, 2).map((value) => 0.01 + Math.abs(value) / 100),
  ),
  floats("bias", [width], scatter(width, 3)),
  // Column 9 is many times larger than the others, as in language models.
  floats(
    "scales",
    [depth],
    scatter(depth, 4).map((value, at) => (at === 9 ? 30 : value)),
  ),
  floats("biases", [depth], scatter(depth, 5)),
];

const makers: Readonly<Record<string, Node>> = {
  normalisation: step("LayerNormalization", ["x", "scales", "biases"], "factors"),
  gelu: createRuntimeNode({ operator: "Gelu", inputs: ["x"], outputs: ["factors"] }),
  "something else": step("Identity", ["x"], "factors"),
};

function toNodes(maker: string): readonly Node[] {
  return [
    step("Cast", ["table"], "floats", { to: elementTypes.float32 }),
    step("Mul", ["floats", "scale"], "scaled"),
    makers[maker]!,
    step("MatMul", ["factors", "scaled"], "product"),
    step("Add", ["product", "bias"], "y"),
  ];
}

const rows = 6;
const x: Table = {
  shape: [rows, depth],
  values: Float32Array.from(scatter(rows * depth), (value, at) => value * (1 + Math.floor(at / depth))),
};
// Nothing but the large column in the last row: no normalisation can give more.
x.values.fill(0, (rows - 1) * depth).fill(5, (rows - 1) * depth + 9, (rows - 1) * depth + 10);

function withoutFirst({ shape, values }: Table): Table {
  return { shape: [rows - 1, depth], values: values.slice(shape[1]) };
}

function distance(left: Float32Array, right: Float32Array): number {
  return Math.hypot(...left.map((value, at) => value - (right[at] ?? 0))) / Math.hypot(...right);
}

describe.each([
  { maker: "normalisation", most: 0.002 },
  { maker: "gelu", most: 0.01 },
  { maker: "something else", most: 0.001 },
])("keepIntegers, factors from $maker", ({ maker, most }) => {
  const kept = keepIntegers(toNodes(maker), weights, 17);
  const tensors = [...weights, ...kept.added];

  test("GIVEN a table of integers THEN it is multiplied as such, and what is computed is nearly the same", async () => {
    const read = kept.nodes
      .filter(({ operator }) => operator === "MatMulIntegerToFloat")
      .map(({ inputs }) => inputs[1]);
    expect(new Set(read)).toEqual(new Set(["table"]));
    expect(kept.nodes.some(({ operator }) => operator === "MatMul")).toBe(false);
    const expected = await runGraph(toNodes(maker), weights, { x }, "y");
    expect(distance(await runGraph(kept.nodes, tensors, { x }, "y"), expected)).toBeLessThan(most);
  });

  test("GIVEN fewer rows THEN each of them comes out the same", async () => {
    const all = await runGraph(kept.nodes, tensors, { x }, "y");
    expect(await runGraph(kept.nodes, tensors, { x: withoutFirst(x) }, "y")).toEqual(all.slice(width));
  });

  test("GIVEN nothing but zeros THEN what is computed is a number, and the right one", async () => {
    const zeros = { x: { shape: [1, depth], values: new Float32Array(depth) } };
    const expected = await runGraph(toNodes(maker), weights, zeros, "y");
    expect(distance(await runGraph(kept.nodes, tensors, zeros, "y"), expected)).toBeLessThan(0.01);
  });

  test("GIVEN values of any size THEN integers stay within seven bits", async () => {
    const digits = kept.nodes.filter(({ operator }) => operator === "QuantizeLinear").flatMap(({ outputs }) => outputs);
    expect(digits.length).toBeGreaterThan(0);
    for (const digit of digits) {
      const integers = await runGraph(kept.nodes, tensors, { x }, digit, elementTypes.uint8);
      expect(Math.max(...integers)).toBeLessThan(128);
      expect(Math.max(...integers)).toBeGreaterThan(120);
    }
  });

  test("GIVEN operators of version 18 THEN the same is computed by what they are then called with", () => {
    const { nodes, added } = keepIntegers(toNodes(maker), weights, 18);
    const reducing = nodes.find(({ operator }) => operator === "ReduceMax");
    if (maker === "normalisation") expect(reducing).toBeUndefined();
    else expect(added.map(({ name }) => name)).toContain(reducing?.inputs[1]);
  });
});

describe("keepIntegers", () => {
  test.each([
    { table: "with one scale a row", change: { ...weights[1]!, shape: [depth, 1] } },
    { table: "of bytes that count from 128", change: { ...weights[0]!, type: elementTypes.uint8 } },
  ])("GIVEN a table $table THEN the product stays as it is", ({ change }) => {
    const others = weights.filter(({ name }) => name !== change.name);
    const { nodes, added } = keepIntegers(toNodes("something else"), [...others, change], 17);
    expect(nodes).toEqual(toNodes("something else"));
    expect(added).toEqual([]);
  });
});
