import { createModule, type WasmMemory, wasm } from "../web-assembly/create-module.ts";

/** A WebAssembly memory with the scan that reads it. */
export interface DotKernel {
  readonly memory: WasmMemory;
  /**
   * Dot products of `rows` rows of int8 with one query of int16, both of `dimensions` entries (a multiple of 16), as int32 into
   * `out`; `row`, `query` and `out` are byte addresses in the memory.
   */
  scan(row: number, rows: number, dimensions: number, query: number, out: number): void;
}

/**
 * Makes a kernel with a memory of its own. V8 runs the same loop in JavaScript several times slower, for it does not use the
 * processor's vector instructions; WebAssembly does (128 bits wide, in every Node that runs Usher).
 */
export function createDotKernel(): DotKernel {
  return createModule([scan]) as DotKernel;
}

const { i32, v128, block, loop, end, branchIf, get, set, tee, constant, plus, minus } = wasm;

// Parameters and locals by number.
const row = 0;
const rows = 1;
const dimensions = 2;
const query = 3;
const out = 4;
const at = 5;
const left = 6;
const sum = 7;

const advance = (local: number, by: number): number[] => [get(local), constant(by), plus, set(local)].flat();

/** The dot products of eight entries of the row, in four partial sums. */
const toHalf = (widen: readonly number[], offset: number): number[] =>
  [get(row), wasm.load128, widen, get(at), wasm.load128At(offset), wasm.dotShorts128].flat();

const scan = {
  name: "scan",
  parameters: [i32, i32, i32, i32, i32],
  locals: [i32, i32, v128],
  body: [
    block,
    [get(rows), wasm.isZero, branchIf(0)],
    loop,
    [wasm.zero128, set(sum), get(query), set(at)],
    [get(dimensions), constant(4), wasm.shiftRight, set(left)],
    loop,
    [get(sum), toHalf(wasm.widenLowBytes128, 0), wasm.plusInts128],
    [toHalf(wasm.widenHighBytes128, 16), wasm.plusInts128, set(sum)],
    [advance(row, 16), advance(at, 32)],
    [get(left), constant(1), minus, tee(left), branchIf(0)],
    [end],
    [get(out), get(sum), wasm.laneInt(0)],
    [1, 2, 3].map((lane) => [get(sum), wasm.laneInt(lane), plus].flat()),
    [wasm.storeInt, advance(out, 4)],
    [get(rows), constant(1), minus, tee(rows), branchIf(0)],
    [end, end],
  ].flat(3),
};
