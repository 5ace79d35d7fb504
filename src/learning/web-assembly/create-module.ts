/** What is used of WebAssembly.Memory, which Node's types leave to the browser's. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** A function by the numbers of its bytes; parameters come first among its locals. It gives nothing back. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly number[];
  /** Types of the further locals. */
  readonly locals: readonly number[];
  readonly body: readonly number[];
}

export const pageBytes = 65_536;

/** Makes a module of functions over one memory of its own, exported as `memory`. */
export function createModule(functions: readonly WasmFunction[]): object {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WasmApi };
  return new WebAssembly.Instance(new WebAssembly.Module(assemble(functions))).exports;
}

interface WasmApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

// Names of types and instructions: https://webassembly.github.io/spec/core/binary/instructions.html
export const wasm = {
  i32: 0x7f,
  f32: 0x7d,
  v128: 0x7b,
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  end: [0x0b],
  branchIf: (depth: number) => [0x0d, depth],
  get: (local: number) => [0x20, local],
  set: (local: number) => [0x21, local],
  tee: (local: number) => [0x22, local],
  /** From 0 to 8191. */
  constant: (value: number) => [0x41, ...(value < 64 ? [value] : [(value & 0x7f) | 0x80, value >>> 7])],
  isZero: [0x45],
  plus: [0x6a],
  minus: [0x6b],
  times: [0x6c],
  shiftRight: [0x76],
  loadInt: [0x28, 2, 0],
  storeInt: [0x36, 2, 0],
  loadFloat: [0x2a, 2, 0],
  storeFloat: [0x38, 2, 0],
  root: [0x91],
  plusFloat: [0x92],
  minusFloat: [0x93],
  timesFloat: [0x94],
  overFloat: [0x95],
  negative: [0x8c],
  /** The bytes of a 32-bit float as an operand. */
  float: (value: number) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
  load128: [0xfd, 0x00, 2, 0],
  /** At so many bytes, 0 to 127, beyond the address. */
  load128At: (offset: number) => [0xfd, 0x00, 2, offset],
  /** The 32-bit number so many bytes, 0 to 127, beyond the address, four times. */
  loadSplatAt: (offset: number) => [0xfd, 0x09, 2, offset],
  store128: [0xfd, 0x0b, 2, 0],
  store128At: (offset: number) => [0xfd, 0x0b, 2, offset],
  splat: [0xfd, 0x13],
  lane: (index: number) => [0xfd, 0x1f, index],
  plus128: [0xfd, 0xe4, 0x01],
  minus128: [0xfd, 0xe5, 0x01],
  times128: [0xfd, 0xe6, 0x01],
  greater128: [0xfd, 0xe9, 0x01],
  nearest128: [0xfd, 0x6a],
  greaterOfFloats: [0x97],
  /** Floats to whole numbers, and then the four integers' sum and left shift. */
  toInts128: [0xfd, 0xf8, 0x01],
  plusInts128: [0xfd, 0xae, 0x01],
  shiftInts128: [0xfd, 0xab, 0x01],
  splatInt: [0xfd, 0x11],
  laneInt: (index: number) => [0xfd, 0x1b, index],
  zero128: [0xfd, 0x0c, ...new Array<number>(16).fill(0)],
  /** The lower or the upper eight of sixteen signed bytes as 16-bit numbers. */
  widenLowBytes128: [0xfd, 0x87, 0x01],
  widenHighBytes128: [0xfd, 0x88, 0x01],
  /** The products of eight 16-bit numbers, added up by twos. */
  dotShorts128: [0xfd, 0xba, 0x01],
} as const;

function assemble(functions: readonly WasmFunction[]): Uint8Array {
  const types = functions.flatMap(({ parameters }) => [0x60, parameters.length, ...parameters, 0]);
  const names = functions.flatMap(({ name }, number) => [...toName(name), 0, number]);
  const bodies = functions.flatMap(({ locals, body }) => {
    const bytes = [locals.length, ...locals.flatMap((type) => [1, type]), ...body, ...wasm.end];
    return [...toSize(bytes.length), ...bytes];
  });
  const count = functions.length;
  const sections: readonly (readonly [number, readonly number[]])[] = [
    [1, [count, ...types]],
    [3, [count, ...functions.keys()]],
    [5, [1, 0, 1]],
    [7, [count + 1, ...names, ...toName("memory"), 2, 0]],
    [10, [count, ...bodies]],
  ];
  const bytes = sections.flatMap(([id, content]) => [id, ...toSize(content.length), ...content]);
  return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...bytes]);
}

function toName(text: string): number[] {
  return [text.length, ...new TextEncoder().encode(text)];
}

/** A length in LEB128. */
function toSize(value: number): number[] {
  return value < 128 ? [value] : [(value & 0x7f) | 0x80, ...toSize(value >>> 7)];
}
