import { closeSync, fstatSync, openSync, readSync } from "node:fs";

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
 * Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function readOnnxHeader(path: string): OnnxHeader {
  const file = openSync(path, "r");
  try {
    const size = fstatSync(file).size;
    const model = readFields((buffer, at) => readSync(file, buffer, 0, buffer.length, at), 0, size);
    const graph = model.find((field) => field.number === modelGraph && field.wire === lengthDelimited);
    if (!graph) throw new Error(`${path} is not an ONNX model`);
    const read: Read = (buffer, at) => readSync(file, buffer, 0, buffer.length, at);
    const fields = readFields(read, graph.start, graph.end);
    return { inputs: toTensors(read, fields, graphInput), outputs: toTensors(read, fields, graphOutput) };
  } finally {
    closeSync(file);
  }
}

const modelGraph = 7;
const graphInput = 11;
const graphOutput = 12;
const lengthDelimited = 2;

type Read = (buffer: Uint8Array, at: number) => number;

interface Field {
  readonly number: number;
  readonly wire: number;
  /** Where the content lies in the file; for a number, its value is in `value`. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

function readFields(read: Read, start: number, end: number): Field[] {
  const fields: Field[] = [];
  const head = new Uint8Array(20);
  let at = start;
  while (at < end) {
    const length = read(head, at);
    const tag = readVarint(head, 0, length);
    const wire = tag.value & 7;
    const number = Math.floor(tag.value / 8);
    if (number === 0) throw new Error("not a protocol buffer");
    const value = wire === 0 || wire === lengthDelimited ? readVarint(head, tag.next, length) : undefined;
    const content = at + (value?.next ?? tag.next);
    const next = content + toContentLength(wire, value?.value ?? 0);
    if (next > end) throw new Error("the file ends in the middle of a field");
    fields.push({ number, wire, start: content, end: next, value: value?.value ?? 0 });
    at = next;
  }
  return fields;
}

function toContentLength(wire: number, value: number): number {
  if (wire === 0) return 0;
  if (wire === 1) return 8;
  if (wire === lengthDelimited) return value;
  if (wire === 5) return 4;
  throw new Error("not a protocol buffer");
}

function readVarint(
  bytes: Uint8Array,
  from: number,
  length: number,
): { readonly value: number; readonly next: number } {
  let value = 0;
  let scale = 1;
  for (let at = from; at < length; at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: at + 1 };
    scale *= 128;
  }
  throw new Error("the file ends in the middle of a field");
}

function toTensors(read: Read, fields: readonly Field[], number: number): OnnxTensor[] {
  return fields
    .filter((field) => field.number === number)
    .map((field) => {
      const info = readFields(read, field.start, field.end);
      const name = info.find((inner) => inner.number === 1);
      return { name: name ? readText(read, name) : "", shape: toShape(read, info) };
    });
}

function readText(read: Read, field: Field): string {
  const bytes = new Uint8Array(field.end - field.start);
  read(bytes, field.start);
  return new TextDecoder().decode(bytes);
}

/** ValueInfo.type (2) → tensor_type (1) → shape (2) → dim (1), each with a dim_value (1) or a name. */
function toShape(read: Read, info: readonly Field[]): number[] {
  let fields = info;
  for (const number of [2, 1, 2]) {
    const inner = fields.find((field) => field.number === number && field.wire === lengthDelimited);
    if (!inner) return [];
    fields = readFields(read, inner.start, inner.end);
  }
  return fields
    .filter((field) => field.number === 1)
    .map(
      (dim) =>
        readFields(read, dim.start, dim.end).find((field) => field.number === 1 && field.wire === 0)?.value ?? -1,
    );
}
