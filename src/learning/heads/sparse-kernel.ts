import { createModule, type WasmMemory, wasm } from "../web-assembly/create-module.ts";

/**
 * The two inner loops of the sparse head, over four labels at a time: V8 runs them in JavaScript several times slower, for it does
 * not use the processor's vector instructions. All pointers are byte addresses in the memory, `width` is the bytes of a row, a
 * multiple of 16; `indices` and `values` are the `count` entries of a sparse vector.
 */
export interface SparseKernel {
  readonly memory: WasmMemory;
  /** Adds the rows of a vector's features, times its values, to `out`. */
  score(rows: number, indices: number, values: number, count: number, out: number, width: number): void;
  /** Takes a step against `slopes` in each feature's row, as long as AdaGrad's `squares`, one a row and brought up to date, allow. */
  descend(
    rows: number,
    indices: number,
    values: number,
    count: number,
    slopes: number,
    width: number,
    squares: number,
    norm: number,
    rate: number,
  ): void;
}

/** Makes a kernel with a memory of its own. */
export function createSparseKernel(): SparseKernel {
  return createModule([score, descend]) as SparseKernel;
}

const { i32, f32, v128, get, set, tee, plus, minus, times, constant } = wasm;

// Parameters that both have, by number.
const rows = 0;
const indices = 1;
const values = 2;
const count = 3;
const labels = 4;
const width = 5;

const advance = (local: number): number[] => [get(local), constant(4), plus, set(local)].flat();

/** The address of the row, or of another cell of `bytes` bytes, that the current index names. */
const toCell = (base: number, bytes: readonly number[]): number[] =>
  [get(base), get(indices), wasm.loadInt, bytes, times, plus].flat();

/** Runs `body` for each of the vector's entries. */
const forEachEntry = (body: readonly number[]): number[] =>
  [
    wasm.block,
    [get(count), wasm.isZero, wasm.branchIf(0)],
    wasm.loop,
    body,
    [advance(indices), advance(values), get(count), constant(1), minus, tee(count), wasm.branchIf(0)],
    [wasm.end, wasm.end],
  ].flat(3);

/** target += source × factor over a row; the three locals are left changed. */
const addRow = (target: number, source: number, left: number, factor: number): number[] =>
  [
    [get(width), set(left)],
    wasm.loop,
    [get(target), get(target), wasm.load128],
    [get(source), wasm.load128, get(factor), wasm.times128, wasm.plus128, wasm.store128],
    [get(target), constant(16), plus, set(target)],
    [get(source), constant(16), plus, set(source)],
    [get(left), constant(16), minus, tee(left), wasm.branchIf(0)],
    wasm.end,
  ].flat(3);

const score = scoring({ row: 6, at: 7, left: 8, factor: 9 });

function scoring({ row, at, left, factor }: Readonly<Record<"row" | "at" | "left" | "factor", number>>) {
  const body = [
    [toCell(rows, get(width)), set(row)],
    [get(values), wasm.loadFloat, wasm.splat, set(factor)],
    [get(labels), set(at), addRow(at, row, left, factor)],
  ].flat(2);
  return {
    name: "score",
    parameters: [i32, i32, i32, i32, i32, i32],
    locals: [i32, i32, i32, v128],
    body: forEachEntry(body),
  };
}

const descend = descending({ squares: 6, norm: 7, rate: 8, row: 9, at: 10, left: 11, cell: 12, value: 13, factor: 14 });

function descending(
  local: Readonly<Record<"squares" | "norm" | "rate" | "row" | "at" | "left" | "cell" | "value" | "factor", number>>,
) {
  const { squares, norm, rate, row, at, left, cell, value, factor } = local;
  const body = [
    [toCell(rows, get(width)), set(row), toCell(squares, constant(4)), set(cell)],
    [get(values), wasm.loadFloat, set(value)],
    [get(cell), get(cell), wasm.loadFloat, get(norm), get(value), wasm.timesFloat, get(value), wasm.timesFloat],
    [wasm.plusFloat, wasm.storeFloat],
    [get(rate), get(value), wasm.timesFloat, get(cell), wasm.loadFloat, wasm.root, wasm.overFloat, wasm.negative],
    [wasm.splat, set(factor), get(labels), set(at), addRow(row, at, left, factor)],
  ].flat(2);
  return {
    name: "descend",
    parameters: [i32, i32, i32, i32, i32, i32, i32, f32, f32],
    locals: [i32, i32, i32, i32, f32, v128],
    body: forEachEntry(body),
  };
}
