import { closeSync, openSync } from "node:fs";
import { basename } from "node:path";
import { createReader, findGraph, modelGraph } from "./find-graph.ts";
import { gatherBeforeScaling } from "./gather-before-scaling.ts";
import { isNode, readNode, toNodeField } from "./node.ts";
import {
  copyField,
  type Field,
  findFields,
  joinBytes,
  type ReadBytes,
  toField,
  toNumberField,
} from "./protocol-buffer.ts";
import { isTensor, readTensor } from "./tensor.ts";

/**
 * Reads an ONNX file without its weights: they become external data that lies in the same file, which onnxruntime maps into memory
 * instead of copying. Large tables that are stored as integers are no longer unfolded to floats as a whole: only the rows that a text
 * needs are. The model computes what it did. Throws a plain error when the file is missing, cut off or not ONNX.
 */
export function readLeanModel(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const read = createReader(file);
    const { model, graph, fields } = findGraph(file, path);
    const copy = (field: Field): Uint8Array => copyField(read, field);
    const nodes = fields.filter(isNode).map((field) => readNode(read, field));
    const tensors = fields.filter(isTensor).map((field) => readTensor(read, field));
    const lean = joinBytes([
      ...gatherBeforeScaling(nodes, tensors).map(toNodeField),
      ...fields.filter(isTensor).map((field) => toBorrowed(read, field, basename(path))),
      ...fields.filter((field) => !isNode(field) && !isTensor(field)).map(copy),
    ]);
    return joinBytes(model.map((field) => (field === graph ? toField(modelGraph, lean) : copy(field))));
  } finally {
    closeSync(file);
  }
}

const rawData = 9;
const externalData = 13;
const dataLocation = 14;
const external = 1;

/** Smaller ones say how other weights are shaped, which onnxruntime must know before it maps any. */
const leastBorrowed = 4096;

function toBorrowed(read: ReadBytes, tensor: Field, location: string): Uint8Array {
  const fields = findFields(read, tensor.start, tensor.end);
  const raw = fields.find(({ number }) => number === rawData);
  if (!raw || raw.end - raw.start < leastBorrowed) return copyField(read, tensor);
  const entries = Object.entries({ location, offset: raw.start, length: raw.end - raw.start });
  return toField(
    tensor.number,
    joinBytes([
      ...fields.filter((field) => field !== raw).map((field) => copyField(read, field)),
      ...entries.map(([key, value]) => toField(externalData, joinBytes([toField(1, key), toField(2, String(value))]))),
      toNumberField(dataLocation, external),
    ]),
  );
}
