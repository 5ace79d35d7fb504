/** Reads bytes of a file or a buffer from a place on; tells how many there were. */
export type ReadBytes = (into: Uint8Array, at: number) => number;

/** A field of a protocol buffer message, found but not read. */
export interface Field {
  readonly number: number;
  readonly wire: number;
  /** Where its tag begins. */
  readonly at: number;
  /** Where its content lies; a number's value is in `value`. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

export const lengthDelimited = 2;

/**
 * Finds the fields of the message between two places. Throws a plain error where the bytes are none.
 * Format: https://protobuf.dev/programming-guides/encoding/
 */
export function findFields(read: ReadBytes, start: number, end: number): Field[] {
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
    const content = wire === lengthDelimited ? at + (value?.next ?? 0) : at + tag.next;
    const next = content + toContentLength(wire, value, tag.next);
    if (next > end) throw new Error("the file ends in the middle of a field");
    fields.push({ number, wire, at, start: content, end: next, value: value?.value ?? 0 });
    at = next;
  }
  return fields;
}

/** The text that a field holds. */
export function readText(read: ReadBytes, field: Field): string {
  return new TextDecoder().decode(readContent(read, field));
}

export function readContent(read: ReadBytes, { start, end }: Pick<Field, "start" | "end">): Uint8Array {
  const bytes = new Uint8Array(end - start);
  read(bytes, start);
  return bytes;
}

/** The field as it stands, its tag included. */
export function copyField(read: ReadBytes, { at, end }: Field): Uint8Array {
  return readContent(read, { start: at, end });
}

/** The numbers that a repeated field holds: writers give each a field of its own or pack them into one. */
export function readNumbers(read: ReadBytes, field: Field): readonly number[] {
  if (field.wire !== lengthDelimited) return [field.value];
  const bytes = readContent(read, field);
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { value, next } = readVarint(bytes, at, bytes.length);
    numbers.push(value);
    at = next;
  }
  return numbers;
}

/** A field with a text, bytes or another message in it. */
export function toField(number: number, content: string | Uint8Array): Uint8Array {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return joinBytes([toVarint(number * 8 + lengthDelimited), toVarint(bytes.length), bytes]);
}

export function toNumberField(number: number, value: number): Uint8Array {
  return joinBytes([toVarint(number * 8), toVarint(value)]);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

interface Varint {
  readonly value: number;
  readonly next: number;
}

function toContentLength(wire: number, value: Varint | undefined, tagLength: number): number {
  if (wire === 0) return (value?.next ?? tagLength) - tagLength;
  if (wire === 1) return 8;
  if (wire === lengthDelimited) return value?.value ?? 0;
  if (wire === 5) return 4;
  throw new Error("not a protocol buffer");
}

function readVarint(bytes: Uint8Array, from: number, length: number): Varint {
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

/** Negative numbers take ten bytes, as in two's complement. */
function toVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) + 128);
  return Uint8Array.from([...bytes, Number(left)]);
}
