import { closeSync, openSync } from "node:fs";
import { basename } from "node:path";
import { dropUnread } from "./drop-unread.ts";
import { createReader, findGraph, graphOutput, modelGraph, modelOperators } from "./find-graph.ts";
import { fuseAttention } from "./fuse-attention.ts";
import { fuseGelu } from "./fuse-gelu.ts";
import { keepIntegers } from "./keep-integers.ts";
import { isNode, type Node, readNode, runtimeDomain, toNodeField } from "./node.ts";
import {
  copyField,
  type Field,
  findFields,
  joinBytes,
  type ReadBytes,
  readText,
  toField,
  toNumberField,
} from "./protocol-buffer.ts";
import { isTensor, readTensor, type Tensor, toBorrowedField, toTensorField } from "./tensor.ts";
import { traceGraph } from "./trace-graph.ts";

/**
 * Reads an ONNX file for onnxruntime so that little memory and time are needed: weights become external data that lies in the same file,
 * which is mapped into memory instead of copied; tables that are stored as integers are used as such; and what onnxruntime can compute in
 * one step becomes one. Throws a plain error when the file is missing, cut off or not ONNX.
 */
export function readLeanModel(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const read = createReader(file);
    const { model, graph, fields } = findGraph(file, path);
    const copy = (field: Field): Uint8Array => copyField(read, field);
    const weights = fields.filter(isTensor).map((field) => ({ field, tensor: readTensor(read, field) }));
    const tensors = weights.map(({ tensor }) => tensor);
    const versions = readVersions(read, model);
    const nodes = fields.filter(isNode).map((field) => readNode(read, field));
    const integer = keepIntegers(fuse(nodes, tensors), tensors, versions.get("") ?? 0);
    const lean = dropUnread(integer.nodes, readOutputs(read, fields));
    const isRead = (tensor: Tensor): boolean => lean.read.has(tensor.name);
    const content = joinBytes([
      ...lean.nodes.map(toNodeField),
      ...weights
        .filter(({ tensor }) => isRead(tensor))
        .map(({ field }) => toBorrowedField(read, field, basename(path))),
      ...integer.added.filter(isRead).map(toTensorField),
      ...fields.filter((field) => !isNode(field) && !isTensor(field)).map(copy),
    ]);
    return joinBytes([
      ...model.map((field) => (field === graph ? toField(modelGraph, content) : copy(field))),
      ...(versions.has(runtimeDomain) ? [] : [runtimeOperators]),
    ]);
  } finally {
    closeSync(file);
  }
}

function fuse(nodes: readonly Node[], tensors: readonly Tensor[]): readonly Node[] {
  const trace = traceGraph(nodes, tensors);
  return nodes.map((node) => fuseGelu(node, trace) ?? fuseAttention(node, trace) ?? node);
}

/** Says that the graph uses onnxruntime's own operators. */
const runtimeOperators = toField(modelOperators, joinBytes([toField(1, runtimeDomain), toNumberField(2, 1)]));

/** The versions of the sets of operators, by their domains; ONNX's own has none. */
function readVersions(read: ReadBytes, model: readonly Field[]): ReadonlyMap<string, number> {
  const sets = model.filter(({ number }) => number === modelOperators);
  return new Map(
    sets.map(({ start, end }) => {
      const set = findFields(read, start, end);
      return [readName(read, set), set.find(({ number }) => number === 2)?.value ?? 0];
    }),
  );
}

function readOutputs(read: ReadBytes, graph: readonly Field[]): readonly string[] {
  const outputs = graph.filter(({ number }) => number === graphOutput);
  return outputs.map(({ start, end }) => readName(read, findFields(read, start, end)));
}

/** Messages that have a name have it first. */
function readName(read: ReadBytes, message: readonly Field[]): string {
  const name = message.find(({ number }) => number === 1);
  return name ? readText(read, name) : "";
}
