import { createModule, type WasmMemory, wasm } from "../web-assembly/create-module.ts";

/** Tiles have so many rows and columns: as many sums as the processor has registers for. */
export const tile = { rows: 4, columns: 8 } as const;

/**
 * What training a dense head takes, over four numbers at a time. All pointers and steps are bytes in the memory; all numbers are
 * 32-bit floats.
 */
export interface DenseKernel {
  readonly memory: WasmMemory;
  /**
   * Adds products of matrices to `times` tiles of 4 × 8 sums, whose rows are `outStep` apart: sum over `count` steps of four numbers
   * at `a` times eight at `b`. From one tile to the next `a` moves by `aNext` and `out` by `outNext`.
   */
  accumulate(
    a: number,
    aStep: number,
    aNext: number,
    b: number,
    bStep: number,
    count: number,
    out: number,
    outStep: number,
    outNext: number,
    times: number,
  ): void;
  /**
   * Turns a row of logits, `width` bytes and a multiple of 16, into its softmax times `share`, in place. Writes two numbers to
   * `norm`: the greatest logit, and the sum of the powers of the others' distances to it.
   */
  soften(row: number, width: number, share: number, norm: number): void;
}

/** Makes a kernel with a memory of its own. */
export function createDenseKernel(): DenseKernel {
  return createModule([accumulating(), softening()]) as DenseKernel;
}

const { i32, f32, v128, get, set, tee, plus, minus, constant } = wasm;

const add = (local: number, amount: number[]): number[] => [get(local), amount, plus, set(local)].flat();

/** Runs `body` until the counter, at least `step` at first, is used up. */
const repeat = (counter: number, step: number, body: readonly number[]): number[] =>
  [wasm.loop, body, get(counter), constant(step), minus, tee(counter), wasm.branchIf(0), wasm.end].flat();

function accumulating() {
  const [a, aStep, aNext, b, bStep, count, out, outStep, outNext, times] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const [atA, atB, atOut, left, low, high, factor] = [10, 11, 12, 13, 14, 15, 16] as const;
  const rows = Array.from({ length: tile.rows }, (_, row) => ({ row, first: 17 + 2 * row, second: 18 + 2 * row }));
  const load = rows.map(({ first, second }) => [
    [get(atOut), wasm.load128, set(first), get(atOut), wasm.load128At(16), set(second)].flat(),
    add(atOut, get(outStep)),
  ]);
  const store = rows.map(({ first, second }) => [
    [get(atOut), get(first), wasm.store128, get(atOut), get(second), wasm.store128At(16)].flat(),
    add(atOut, get(outStep)),
  ]);
  const step = [
    [get(atB), wasm.load128, set(low), get(atB), wasm.load128At(16), set(high)],
    ...rows.map(({ row, first, second }) => [
      [get(atA), wasm.loadSplatAt(4 * row), set(factor)].flat(),
      [get(first), get(factor), get(low), wasm.times128, wasm.plus128, set(first)].flat(),
      [get(second), get(factor), get(high), wasm.times128, wasm.plus128, set(second)].flat(),
    ]),
    [add(atA, get(aStep)), add(atB, get(bStep))],
  ].flat(2);
  const whole = [
    [get(a), set(atA), get(b), set(atB), get(count), set(left)].flat(),
    [get(out), set(atOut), load.flat(2), repeat(left, 1, step), get(out), set(atOut), store.flat(2)].flat(),
    [add(a, get(aNext)), add(out, get(outNext))].flat(),
  ].flat();
  return {
    name: "accumulate",
    parameters: new Array<number>(10).fill(i32),
    locals: [i32, i32, i32, i32, v128, v128, v128, ...new Array<number>(2 * tile.rows).fill(v128)],
    body: repeat(times, 1, whole),
  };
}

/** exp(x) = 2^n × exp(r) with n whole and |r| at most half of ln 2, where the Taylor series needs few terms. */
const series = [1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1];
/** ln 2 in two parts, the first of few digits, so that n times it is exact. */
const ln2 = { high: 0.693359375, low: Math.LN2 - 0.693359375 };
/** Its power is the least that a 32-bit float holds in full. */
const least = -87;

function softening() {
  const [row, width, share, norm] = [0, 1, 2, 3] as const;
  const [at, left, greatest, sum, whole, rest, scale] = [4, 5, 6, 7, 8, 9, 10] as const;
  const splat = (value: number): number[] => [wasm.float(value), wasm.splat].flat();
  const lanes = (local: number, join: readonly number[]): number[] =>
    [0, 1, 2, 3].flatMap((lane) => [get(local), wasm.lane(lane), lane > 0 ? join : []].flat());
  const overRow = (body: readonly number[]): number[] =>
    [get(row), set(at), get(width), set(left), repeat(left, 16, [body, add(at, constant(16))].flat())].flat();
  const reduce = (ln: number): number[] => [get(whole), splat(ln), wasm.times128, wasm.minus128].flat();
  const power = [
    [get(at), wasm.load128, get(greatest), wasm.minus128, splat(least), wasm.greater128, tee(rest)],
    [splat(1 / Math.LN2), wasm.times128, wasm.nearest128, set(whole)],
    [get(rest), reduce(ln2.high), reduce(ln2.low), set(rest)],
    [
      splat(series[0] ?? 0),
      ...series.slice(1).map((term) => [get(rest), wasm.times128, splat(term), wasm.plus128].flat()),
    ],
    [get(whole), wasm.toInts128, constant(127), wasm.splatInt, wasm.plusInts128, constant(23), wasm.shiftInts128],
    [wasm.times128],
  ].flat(2);
  return {
    name: "soften",
    parameters: [i32, i32, f32, i32],
    locals: [i32, i32, v128, v128, v128, v128, v128],
    body: [
      [get(row), wasm.load128, set(greatest)].flat(),
      overRow([get(greatest), get(at), wasm.load128, wasm.greater128, set(greatest)].flat()),
      [lanes(greatest, wasm.greaterOfFloats), wasm.splat, set(greatest)].flat(),
      overRow([get(at), power, wasm.store128, get(sum), get(at), wasm.load128, wasm.plus128, set(sum)].flat()),
      [get(norm), get(greatest), wasm.lane(0), wasm.storeFloat].flat(),
      [get(norm), constant(4), plus, lanes(sum, wasm.plusFloat), wasm.storeFloat].flat(),
      [get(share), lanes(sum, wasm.plusFloat), wasm.overFloat, wasm.splat, set(scale)].flat(),
      overRow([get(at), get(at), wasm.load128, get(scale), wasm.times128, wasm.store128].flat()),
    ].flat(),
  };
}
