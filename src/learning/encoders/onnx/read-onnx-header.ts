import { closeSync, openSync } from "node:fs";
import { createReader, findGraph, graphInput, graphOutput } from "./find-graph.ts";
import { type Field, findFields, lengthDelimited, type ReadBytes, readText } from "./protocol-buffer.ts";

/** A tensor that a model takes or gives: its name and its shape, -1 where a dimension varies. */
export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface OnnxHeader {
  readonly inputs: readonly OnnxTensor[];
  readonly outputs: readonly OnnxTensor[];
}

/**
 * Reads what an ONNX file takes and gives without loading its weights, so that a model's dimensions are known before its first
 * use. Throws a plain error when the file is missing, cut off or not ONNX.
 */
export function readOnnxHeader(path: string): OnnxHeader {
  const file = openSync(path, "r");
  try {
    const read = createReader(file);
    const { fields } = findGraph(file, path);
    return { inputs: toTensors(read, fields, graphInput), outputs: toTensors(read, fields, graphOutput) };
  } finally {
    closeSync(file);
  }
}

function toTensors(read: ReadBytes, fields: readonly Field[], number: number): OnnxTensor[] {
  return fields
    .filter((field) => field.number === number)
    .map((field) => {
      const info = findFields(read, field.start, field.end);
      const name = info.find((inner) => inner.number === 1);
      return { name: name ? readText(read, name) : "", shape: toShape(read, info) };
    });
}

/** ValueInfo.type (2) → tensor_type (1) → shape (2) → dim (1), each with a dim_value (1) or a name. */
function toShape(read: ReadBytes, info: readonly Field[]): number[] {
  let fields = info;
  for (const number of [2, 1, 2]) {
    const inner = fields.find((field) => field.number === number && field.wire === lengthDelimited);
    if (!inner) return [];
    fields = findFields(read, inner.start, inner.end);
  }
  return fields
    .filter((field) => field.number === 1)
    .map(
      (dim) =>
        findFields(read, dim.start, dim.end).find((field) => field.number === 1 && field.wire === 0)?.value ?? -1,
    );
}
