import { InferenceSession, Tensor as Values } from "onnxruntime-node";
import { createNode, type Node, runtimeDomain, toNodeField } from "../../../../src/learning/encoders/onnx/node.ts";
import { joinBytes, toField, toNumberField } from "../../../../src/learning/encoders/onnx/protocol-buffer.ts";
import { elementTypes, type Tensor, toTensorField } from "../../../../src/learning/encoders/onnx/tensor.ts";

/** A table of floats by its shape. */
export interface Table {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Has onnxruntime compute a value of a graph, from tables of floats by their names, exactly as the nodes say. */
export async function runGraph(
  nodes: readonly Node[],
  weights: readonly Tensor[],
  given: Readonly<Record<string, Table>>,
  wanted: string,
  wantedType: number = elementTypes.float32,
): Promise<Float32Array> {
  const float = (name: string, type = elementTypes.float32): Uint8Array =>
    joinBytes([toField(1, name), toField(2, toField(1, toNumberField(1, type)))]);
  const graph = joinBytes([
    ...nodes.map(toNodeField),
    toField(2, "graph"),
    ...weights.map(toTensorField),
    ...Object.keys(given).map((name) => toField(11, float(name))),
    toField(12, float(wanted, wantedType)),
  ]);
  const operators = (domain: string, version: number): Uint8Array =>
    toField(8, joinBytes([toField(1, domain), toNumberField(2, version)]));
  const model = joinBytes([toNumberField(1, 8), toField(7, graph), operators("", 17), operators(runtimeDomain, 1)]);
  const session = await InferenceSession.create(model, { graphOptimizationLevel: "disabled", logSeverityLevel: 3 });
  const feeds = Object.entries(given).map(
    ([name, { shape, values }]) => [name, new Values("float32", values, shape)] as const,
  );
  const outputs = await session.run(Object.fromEntries(feeds));
  await session.release();
  return Float32Array.from(outputs[wanted]?.data as Float32Array);
}

export function floats(name: string, shape: readonly number[], values: readonly number[]): Tensor {
  const readBytes = () => new Uint8Array(Float32Array.from(values).buffer);
  return { name, shape, type: elementTypes.float32, readBytes };
}

export function step(operator: string, inputs: readonly string[], output: string, attributes = {}): Node {
  return createNode({ operator, inputs, outputs: [output] }, attributes);
}

/** Numbers from -2 to 2 that look like chance and are the same in every run. */
export function scatter(count: number, seed = 1): number[] {
  let state = seed * 7919;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 29 - 2;
  });
}
