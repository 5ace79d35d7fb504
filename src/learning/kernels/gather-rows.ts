import type { KernelConfig, TensorInfo } from "@tensorflow/tfjs-core";
import { type KernelCall, readValues, toInput, writeValues } from "./kernel-call.ts";

/**
 * The kernel `GatherV2` for whole rows of a table of numbers, copied at once where WebAssembly's own copies value by value;
 * every other case goes to the `stock` kernel. A row number outside the table is a fault.
 */
export function gatherRows(stock: KernelConfig["kernelFunc"], call: KernelCall): TensorInfo | TensorInfo[] {
  const x = toInput(call, "x");
  const indices = toInput(call, "indices");
  const simple = call.attrs?.axis === 0 && !call.attrs?.batchDims && x.dtype === "float32" && x.shape.length > 1;
  if (!simple) return stock(call);
  const table = readValues(call, x);
  const rows = readValues(call, indices);
  const [count = 0, ...rowShape] = x.shape;
  const width = rowShape.reduce((size, extent) => size * extent, 1);
  const found = new Float32Array(rows.length * width);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? -1;
    if (row < 0 || row >= count) throw new Error(`GatherV2: row ${row} is outside the ${count} rows of the table`);
    found.set(table.subarray(row * width, (row + 1) * width), at * width);
  }
  return writeValues(call, found, [...indices.shape, ...rowShape]);
}
