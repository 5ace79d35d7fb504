import { UsherError } from "../../core/errors.ts";

const kinds = { int8: Int8Array, int32: Int32Array, float32: Float32Array } as const;

/** Named typed arrays, as they lie in one file. */
export type Arrays = Readonly<Record<string, Int8Array | Int32Array | Float32Array>>;

interface Listed {
  readonly name: string;
  readonly kind: keyof typeof kinds;
  /** Bytes from the start of the file. */
  readonly offset: number;
  readonly length: number;
}

/** Packs arrays into one buffer: the length of the list, the list as JSON, then each array at a multiple of eight bytes. */
export function packArrays(arrays: Arrays): Uint8Array {
  // The list holds offsets, whose digits change its length: room for it is made in steps.
  const room = toMultiple(64 + Object.keys(arrays).join("").length + Object.keys(arrays).length * 96);
  let end = room;
  const list = Object.entries(arrays).map(([name, array]): Listed => {
    const offset = end;
    end = toMultiple(end + array.byteLength);
    return { name, kind: toKind(array), offset, length: array.length };
  });
  const bytes = new Uint8Array(end);
  const header = new TextEncoder().encode(JSON.stringify(list));
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  for (const { name, offset } of list) {
    const array = arrays[name];
    if (array) bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
  }
  return bytes;
}

/** The arrays of a packed file, as copies. Throws `model-mismatch` where the bytes are none, or lack a `wanted` array. */
export function unpackArrays<Wanted extends Readonly<Record<string, keyof typeof kinds>>>(
  file: string,
  bytes: Uint8Array,
  wanted: Wanted,
): { readonly [Name in keyof Wanted]: InstanceType<(typeof kinds)[Wanted[Name]]> } {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const header = bytes.subarray(4, 4 + view.getUint32(0, true));
    const list = JSON.parse(new TextDecoder().decode(header)) as readonly Listed[];
    const read = Object.entries(wanted).map(([name, kind]) => {
      const found = list.find((one) => one.name === name && one.kind === kind);
      if (!found) throw new Error(`it lacks ${name}`);
      const size = found.length * kinds[kind].BYTES_PER_ELEMENT;
      if (found.offset + size > bytes.length) throw new Error(`it is too short for ${name}`);
      return [name, new kinds[kind](Uint8Array.from(bytes.subarray(found.offset, found.offset + size)).buffer)];
    });
    return Object.fromEntries(read) as ReturnType<typeof unpackArrays<Wanted>>;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsherError("model-mismatch", `${file} is not a part of a model: ${why}; train again with usher train`, {
      cause,
    });
  }
}

function toKind(array: Arrays[string]): Listed["kind"] {
  if (array instanceof Int8Array) return "int8";
  return array instanceof Int32Array ? "int32" : "float32";
}

function toMultiple(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
