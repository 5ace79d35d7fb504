import type { TensorInfo } from "@tensorflow/tfjs-core";
import { type KernelCall, readValues, toInput, writeValues } from "./kernel-call.ts";

/**
 * The kernel `UnsortedSegmentSum`: row r of x is added to row `segmentIds[r]` of the result, which has `numSegments`
 * rows; rows of a negative id are dropped, as TensorFlow does. One pass over x.
 */
export function unsortedSegmentSum(call: KernelCall): TensorInfo {
  const x = toInput(call, "x");
  const rows = readValues(call, x);
  const segmentIds = toInput(call, "segmentIds");
  const ids = readValues(call, segmentIds);
  const segments = Number(call.attrs?.numSegments);
  const rowShape = x.shape.slice(segmentIds.shape.length);
  const width = rowShape.reduce((size, extent) => size * extent, 1);
  const sums = new Float32Array(segments * width);
  for (let row = 0; row < ids.length; row++) {
    const segment = ids[row] ?? -1;
    if (segment < 0 || segment >= segments) continue;
    const from = row * width;
    const to = segment * width;
    for (let at = 0; at < width; at++) sums[to + at] = (sums[to + at] ?? 0) + (rows[from + at] ?? 0);
  }
  return writeValues(call, sums, [segments, ...rowShape]);
}
