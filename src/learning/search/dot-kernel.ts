/** A WebAssembly memory with the scan that reads it. */
export interface DotKernel {
  readonly memory: WasmMemory;
  /**
   * Dot products of `rows` rows of int8 with one query of int16, both of `dimensions` entries (a multiple of 16), as int32 into
   * `out`; `row`, `query` and `out` are byte addresses in the memory.
   */
  scan(row: number, rows: number, dimensions: number, query: number, out: number): void;
}

/** What is used of WebAssembly.Memory, which Node's types leave to the browser's. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export const pageBytes = 65_536;

/**
 * Makes a kernel with a memory of its own. V8 runs the same loop in JavaScript several times slower, for it does not use the
 * processor's vector instructions; WebAssembly does (128 bits wide, in every Node that runs Usher).
 */
export function createDotKernel(): DotKernel {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WasmApi };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(assemble()));
  return instance.exports;
}

interface WasmApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: DotKernel };
}

// Names of the instructions: https://webassembly.github.io/spec/core/binary/instructions.html
const i32 = 0x7f;
const v128 = 0x7b;
const empty = 0x40;
const end = 0x0b;
const block = [0x02, empty];
const loop = [0x03, empty];
const branchIf = (depth: number) => [0x0d, depth];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, value];
const isZero = [0x45];
const plus = [0x6a];
const minus = [0x6b];
const shiftRight = [0x76];
const storeInt = [0x36, 2, 0];
const load128 = (offset: number) => [0xfd, 0x00, 0, offset];
const zero128 = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const lane = (index: number) => [0xfd, 0x1b, index];
const widenLow = [0xfd, 0x87, 0x01];
const widenHigh = [0xfd, 0x88, 0x01];
const plus128 = [0xfd, 0xae, 0x01];
const dot128 = [0xfd, 0xba, 0x01];

// Parameters and locals by number.
const row = 0;
const rows = 1;
const dimensions = 2;
const query = 3;
const out = 4;
const at = 5;
const left = 6;
const sum = 7;

const half = (widen: number[], offset: number) =>
  [get(row), load128(0), widen, get(at), load128(offset), dot128].flat();
const step = (local: number, operation: number[], by: number) =>
  [get(local), constant(by), operation, set(local)].flat();

const scan = [
  block,
  [get(rows), isZero, branchIf(0)],
  loop,
  [zero128, set(sum), get(query), set(at)],
  [get(dimensions), constant(4), shiftRight, set(left)],
  loop,
  [get(sum), half(widenLow, 0), plus128, half(widenHigh, 16), plus128, set(sum)],
  [step(row, plus, 16), step(at, plus, 32)],
  [get(left), constant(1), minus, tee(left), branchIf(0)],
  [end],
  [get(out), get(sum), lane(0), get(sum), lane(1), plus, get(sum), lane(2), plus, get(sum), lane(3), plus, storeInt],
  [step(out, plus, 4), step(rows, minus, 1)],
  [get(rows), branchIf(0)],
  [end, end, end],
].flat(3);

function assemble(): Uint8Array {
  const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
  const body = [2, 2, i32, 1, v128, ...scan];
  const code = [1, ...size(body.length), ...body];
  const sections = [
    [1, [1, 0x60, 5, i32, i32, i32, i32, i32, 0]],
    [3, [1, 0]],
    [5, [1, 0, 1]],
    [7, [2, ...name("scan"), 0, 0, ...name("memory"), 2, 0]],
    [10, code],
  ] as const;
  const bytes = sections.flatMap(([id, content]) => [id, ...size(content.length), ...content]);
  return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...bytes]);
}

/** A length in LEB128. */
function size(value: number): number[] {
  return value < 128 ? [value] : [(value & 0x7f) | 0x80, ...size(value >>> 7)];
}
