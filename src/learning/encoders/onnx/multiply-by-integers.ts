import { createRuntimeNode, type Node } from "./node.ts";
import type { Replacement, ScaledTable } from "./scaled-table.ts";
import { elementTypes, type Tensor } from "./tensor.ts";

/** So many factors of a text share a scale when they are rounded to integers. */
const blockSize = 64;
/** onnxruntime counts 8 bits from 128 on. */
const zero = 128;
/** Asks onnxruntime to round a text's own factors to 8 bits, too, each block by itself, so that a text's vector depends on no other text. */
const byIntegers = 4;

/**
 * Multiplies with a table of integers, one scale a column, as integers: measured a fifth to a quarter less time than with floats, alone and
 * in batches, at cosines of 0.9994 and more to what floats give.
 * Operator: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
 */
export function multiplyByIntegers(node: Node, { integers, scale, scaling }: ScaledTable): Replacement | undefined {
  const [factors = "", table] = node.inputs;
  const [depth = 0, width = 0] = integers.shape;
  const isProduct = node.operator === "MatMul" && table === scaling.outputs[0] && integers.shape.length === 2;
  const isByColumn = scale.type === elementTypes.float32 && scale.shape.at(-1) === width && scale.shape.at(-2) === 1;
  if (!isProduct || !isByColumn || integers.type !== elementTypes.int8 || depth % blockSize !== 0) return undefined;
  const blocks = depth / blockSize;
  const tensors: readonly Tensor[] = [
    {
      name: `${integers.name}.blocks`,
      shape: [width, blocks, blockSize],
      type: elementTypes.uint8,
      readBytes: () => toColumns(integers.readBytes(), depth, width),
    },
    {
      name: `${scale.name}.blocks`,
      shape: [width * blocks],
      type: elementTypes.float32,
      readBytes: () => repeatEach(scale.readBytes(), blocks),
    },
  ];
  const inputs = [factors, ...tensors.map(({ name }) => name)];
  const numbers = { K: depth, N: width, bits: 8, block_size: blockSize, accuracy_level: byIntegers };
  const { outputs } = node;
  return { nodes: [createRuntimeNode({ operator: "MatMulNBits", inputs, outputs }, numbers)], tensors };
}

/** The table column by column, counted from 128 on. */
function toColumns(bytes: Uint8Array, depth: number, width: number): Uint8Array {
  const columns = new Uint8Array(bytes.length);
  for (let row = 0; row < depth; row++) {
    for (let column = 0; column < width; column++) {
      // Two's complement: adding 128 turns -128..127 into 0..255.
      columns[column * depth + row] = (bytes[row * width + column] ?? 0) + zero;
    }
  }
  return columns;
}

/** Each float so many times, one after the other. */
function repeatEach(bytes: Uint8Array, times: number): Uint8Array {
  const size = Float32Array.BYTES_PER_ELEMENT;
  const repeated = new Uint8Array(bytes.length * times);
  for (let at = 0; at < repeated.length / size; at++) {
    const from = Math.floor(at / times) * size;
    repeated.set(bytes.subarray(from, from + size), at * size);
  }
  return repeated;
}
