import {
  type Field,
  findFields,
  joinBytes,
  type ReadBytes,
  readContent,
  readNumbers,
  readText,
  toField,
  toNumberField,
} from "./protocol-buffer.ts";

/** A weight of a graph; its values are read when they are asked for. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** A number of `elementTypes`. */
  readonly type: number;
  /** The values as bytes; none where the file holds them in another form. */
  readBytes(): Uint8Array;
}

export const elementTypes = { float32: 1, uint8: 2, int8: 3, int64: 7 };

const parts = { dimension: 1, type: 2, name: 8, rawData: 9, externalData: 13, dataLocation: 14 };
const external = 1;

/** Whether a field of a graph is a weight. */
export function isTensor({ number }: Pick<Field, "number">): boolean {
  return number === 5;
}

export function readTensor(read: ReadBytes, tensor: Field): Tensor {
  const fields = findFields(read, tensor.start, tensor.end);
  const find = (wanted: number) => fields.find(({ number }) => number === wanted);
  const name = find(parts.name);
  const raw = find(parts.rawData);
  const dimensions = fields.filter(({ number }) => number === parts.dimension);
  return {
    name: name ? readText(read, name) : "",
    shape: dimensions.flatMap((field) => readNumbers(read, field)),
    type: find(parts.type)?.value ?? 0,
    readBytes: () => (raw ? readContent(read, raw) : new Uint8Array(0)),
  };
}

/** The values of a tensor of floats; `undefined` for another, or where the file holds them in another form. */
export function readFloats({ type, shape, readBytes }: Tensor): Float32Array | undefined {
  const bytes = type === elementTypes.float32 ? readBytes() : new Uint8Array(0);
  const isWhole = bytes.length === shape.reduce((product, length) => product * length, Float32Array.BYTES_PER_ELEMENT);
  return isWhole ? new Float32Array(bytes.buffer) : undefined;
}

/** A tensor with a single float. */
export function createFloat(name: string, value: number): Tensor {
  const readBytes = () => new Uint8Array(Float32Array.of(value).buffer);
  return { name, shape: [], type: elementTypes.float32, readBytes };
}

/** A tensor with a single byte. */
export function createByte(name: string, value: number): Tensor {
  return { name, shape: [], type: elementTypes.uint8, readBytes: () => Uint8Array.of(value) };
}

/** A tensor with a list of whole numbers. */
export function createIntegers(name: string, values: readonly number[]): Tensor {
  const readBytes = () => new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer);
  return { name, shape: [values.length], type: elementTypes.int64, readBytes };
}

/** The tensor as a field of a graph. */
export function toTensorField({ name, shape, type, readBytes }: Tensor): Uint8Array {
  const content = [
    ...shape.map((length) => toNumberField(parts.dimension, length)),
    toNumberField(parts.type, type),
    toField(parts.name, name),
    toField(parts.rawData, readBytes()),
  ];
  return toField(5, joinBytes(content));
}

/** Smaller ones say how other weights are shaped, which onnxruntime must know before it maps any. */
const leastBorrowed = 4096;

/** The tensor as a field of a graph that finds its values where they lie in the file `location`. */
export function toBorrowedField(read: ReadBytes, tensor: Field, location: string): Uint8Array {
  const fields = findFields(read, tensor.start, tensor.end);
  const copy = (field: Field): Uint8Array => readContent(read, { start: field.at, end: field.end });
  const raw = fields.find(({ number }) => number === parts.rawData);
  if (!raw || raw.end - raw.start < leastBorrowed) return copy(tensor);
  const entries = Object.entries({ location, offset: raw.start, length: raw.end - raw.start });
  const content = [
    ...fields.filter((field) => field !== raw).map(copy),
    ...entries.map(([key, value]) =>
      toField(parts.externalData, joinBytes([toField(1, key), toField(2, String(value))])),
    ),
    toNumberField(parts.dataLocation, external),
  ];
  return toField(tensor.number, joinBytes(content));
}
