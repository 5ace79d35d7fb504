import { closeSync, openSync } from "node:fs";
import { basename } from "node:path";
import { createReader, findGraph, modelGraph } from "./find-graph.ts";
import { keepIntegers } from "./keep-integers.ts";
import { isNode, readNode, runtimeDomain, toNodeField } from "./node.ts";
import { copyField, type Field, joinBytes, toField, toNumberField } from "./protocol-buffer.ts";
import { isTensor, readTensor, toBorrowedField, toTensorField } from "./tensor.ts";

/**
 * Reads an ONNX file for onnxruntime so that little memory and time are needed: weights become external data that lies in the same file,
 * which is mapped into memory instead of copied, and tables that are stored as integers are used as such. Throws a plain error when
 * the file is missing, cut off or not ONNX.
 */
export function readLeanModel(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const read = createReader(file);
    const { model, graph, fields } = findGraph(file, path);
    const copy = (field: Field): Uint8Array => copyField(read, field);
    const weights = fields.filter(isTensor).map((field) => ({ field, tensor: readTensor(read, field) }));
    const { nodes, added, unread } = keepIntegers(
      fields.filter(isNode).map((field) => readNode(read, field)),
      weights.map(({ tensor }) => tensor),
    );
    const kept = weights.filter(({ tensor }) => !unread.has(tensor.name));
    const lean = joinBytes([
      ...nodes.map(toNodeField),
      ...kept.map(({ field }) => toBorrowedField(read, field, basename(path))),
      ...added.map(toTensorField),
      ...fields.filter((field) => !isNode(field) && !isTensor(field)).map(copy),
    ]);
    return joinBytes([
      ...model.map((field) => (field === graph ? toField(modelGraph, lean) : copy(field))),
      ...(added.length > 0 ? [runtimeOperators] : []),
    ]);
  } finally {
    closeSync(file);
  }
}

/** Says that the graph uses onnxruntime's own operators. */
const runtimeOperators = toField(8, joinBytes([toField(1, runtimeDomain), toNumberField(2, 1)]));
