import { fstatSync, readSync } from "node:fs";
import { type Field, findFields, lengthDelimited, type ReadBytes } from "./protocol-buffer.ts";

/** The fields of an ONNX file and of the graph in it. */
export interface OnnxGraph {
  readonly model: readonly Field[];
  readonly graph: Field;
  readonly fields: readonly Field[];
}

/**
 * Finds the graph of an open ONNX file without reading its weights; `path` is for the fault. Throws a plain error when the file is
 * cut off or not ONNX. Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function findGraph(file: number, path: string): OnnxGraph {
  const read = createReader(file);
  const model = findFields(read, 0, fstatSync(file).size);
  const graph = model.find((field) => field.number === modelGraph && field.wire === lengthDelimited);
  if (!graph) throw new Error(`${path} is not an ONNX model`);
  return { model, graph, fields: findFields(read, graph.start, graph.end) };
}

/** Reads from an open file. */
export function createReader(file: number): ReadBytes {
  return (into, at) => readSync(file, into, 0, into.length, at);
}

export const modelGraph = 7;
export const modelOperators = 8;
export const graphInput = 11;
export const graphOutput = 12;
