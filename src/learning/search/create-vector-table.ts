import { pageBytes } from "../web-assembly/create-module.ts";
import { createDotKernel } from "./dot-kernel.ts";
import { type PackedVector, packVector, unpackVector } from "./pack-vector.ts";

/** Embeddings by row number, packed to one byte an entry. */
export interface VectorTable {
  readonly dimensions: number;
  has(row: number): boolean;
  /** Puts a vector of length 1 under a row number, replacing the one there. */
  set(row: number, vector: Float32Array): void;
  /** Puts it there as it was packed. */
  setPacked(row: number, vector: PackedVector): void;
  remove(row: number): void;
  /** The stored vector, with the rounding of its storage. */
  get(row: number): Float32Array | undefined;
  /** The stored vector as it is packed, to be read before the table changes. */
  getPacked(row: number): PackedVector | undefined;
  /**
   * Calls `visit` with each row and its cosine to the query, in no order. The error of storage and query together is below 0.005.
   */
  compare(query: Float32Array, visit: (row: number, cosine: number) => void): void;
}

/** A table that finds the cosines of all its rows to a query: 17,000 rows of 384 entries in half a millisecond, in 7 MB. */
export function createVectorTable(dimensions: number): VectorTable {
  const stride = Math.ceil(dimensions / 16) * 16;
  const store = createStore(stride);
  const places = new Map<number, number>();
  const rows: number[] = [];
  const scales: number[] = [];
  const getPacked = (row: number): PackedVector | undefined => {
    const place = places.get(row);
    if (place === undefined) return undefined;
    return { bytes: store.rowAt(place).subarray(0, dimensions), scale: scales[place] ?? 0 };
  };
  const setPacked = (row: number, { bytes, scale }: PackedVector): void => {
    const place = places.get(row) ?? rows.length;
    store.reserve(place + 1);
    store.rowAt(place).set(bytes);
    places.set(row, place);
    rows[place] = row;
    scales[place] = scale;
  };
  return {
    dimensions,
    has: (row) => places.has(row),
    set: (row, vector) => setPacked(row, packVector(vector)),
    setPacked,
    remove(row) {
      const place = places.get(row);
      if (place === undefined) return;
      const last = rows.length - 1;
      const moved = rows[last];
      if (moved !== undefined && place !== last) {
        store.rowAt(place).set(store.rowAt(last));
        rows[place] = moved;
        scales[place] = scales[last] ?? 0;
        places.set(moved, place);
      }
      rows.pop();
      scales.pop();
      places.delete(row);
    },
    get(row) {
      const packed = getPacked(row);
      return packed && unpackVector(packed);
    },
    getPacked,
    compare(query, visit) {
      const scale = toGreatest(query) / 4095;
      if (rows.length === 0 || scale === 0) return;
      const products = store.scan(rows.length, query, scale);
      for (let place = 0; place < rows.length; place++) {
        visit(rows[place] ?? 0, (products[place] ?? 0) * scale * (scales[place] ?? 0));
      }
    },
  };
}

interface Store {
  rowAt(place: number): Int8Array;
  reserve(rows: number): void;
  scan(rows: number, query: Float32Array, scale: number): Int32Array;
}

/** The kernel's memory: the query, then room for the results, then the rows. */
function createStore(stride: number): Store {
  const kernel = createDotKernel();
  const queryBytes = stride * 2;
  let capacity = 0;
  const toRows = (room: number) => queryBytes + room * 4 + ((16 - ((room * 4) % 16)) % 16);
  return {
    rowAt: (place) => new Int8Array(kernel.memory.buffer, toRows(capacity) + place * stride, stride),
    reserve(rows) {
      if (rows <= capacity) return;
      const before = toRows(capacity);
      const kept = capacity * stride;
      capacity = Math.max(rows, 64, Math.ceil(capacity * 1.3));
      const missing = toRows(capacity) + capacity * stride - kernel.memory.buffer.byteLength;
      if (missing > 0) kernel.memory.grow(Math.ceil(missing / pageBytes));
      new Uint8Array(kernel.memory.buffer).copyWithin(toRows(capacity), before, before + kept);
    },
    scan(rows, query, scale) {
      const target = new Int16Array(kernel.memory.buffer, 0, stride);
      target.fill(0);
      for (let d = 0; d < query.length && d < stride; d++) target[d] = Math.round((query[d] ?? 0) / scale);
      kernel.scan(toRows(capacity), rows, stride, 0, queryBytes);
      return new Int32Array(kernel.memory.buffer, queryBytes, rows);
    },
  };
}

function toGreatest(vector: Float32Array): number {
  let greatest = 0;
  for (const value of vector) greatest = Math.max(greatest, Math.abs(value));
  return greatest;
}
