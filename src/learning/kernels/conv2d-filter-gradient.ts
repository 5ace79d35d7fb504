import type * as core from "@tensorflow/tfjs-core";
import type { KernelBackend, TensorInfo } from "@tensorflow/tfjs-core";
import { type KernelCall, readValues, toInput, writeValues } from "./kernel-call.ts";

/**
 * The kernel `Conv2DBackpropFilter` for images in the order NHWC: the patches that each weight of the filter saw,
 * one row a weight, times the slope of the output; the product is the backend's own `BatchMatMul` (im2col,
 * Chellapilla et al. 2006).
 */
export function conv2dFilterGradient(tf: typeof core, call: KernelCall): TensorInfo {
  const x = toInput(call, "x");
  const dy = toInput(call, "dy");
  const attributes = call.attrs as unknown as core.Conv2DBackpropFilterAttrs;
  const convolution = tf.backend_util.computeConv2DInfo(
    x.shape as Shape4D,
    attributes.filterShape,
    attributes.strides,
    1,
    attributes.pad,
    attributes.dimRoundingMode,
    false,
    tf.backend_util.convertConv2DDataFormat(attributes.dataFormat),
  );
  if (convolution.dataFormat !== "channelsLast") throw new Error("Conv2DBackpropFilter: only NHWC is supported");
  const places = convolution.batchSize * convolution.outHeight * convolution.outWidth;
  const weights = convolution.filterHeight * convolution.filterWidth * convolution.inChannels;
  const patches = writeValues(call, toPatches(readValues(call, x), convolution), [1, weights, places]);
  const product = tf.getKernel("BatchMatMul", tf.getBackend()).kernelFunc({
    backend: call.backend,
    inputs: { a: patches, b: { ...dy, shape: [1, places, convolution.outChannels] } },
    attrs: { transposeA: false, transposeB: false },
  }) as TensorInfo;
  (call.backend as KernelBackend).disposeData(patches.dataId);
  return { ...product, shape: [...attributes.filterShape] };
}

type Shape4D = [number, number, number, number];

/** [weights of a filter × places of the output], so that the product needs no transposing, which WebAssembly does slowly. */
function toPatches(x: Float32Array | Int32Array, convolution: core.backend_util.Conv2DInfo): Float32Array {
  const { batchSize, outHeight, outWidth, filterHeight, filterWidth, inChannels } = convolution;
  const places = batchSize * outHeight * outWidth;
  const patches = new Float32Array(filterHeight * filterWidth * inChannels * places);
  for (let filterRow = 0; filterRow < filterHeight; filterRow++) {
    for (let filterColumn = 0; filterColumn < filterWidth; filterColumn++) {
      const first = (filterRow * filterWidth + filterColumn) * inChannels * places;
      fillPatches(x, convolution, { filterRow, filterColumn }, patches.subarray(first, first + inChannels * places));
    }
  }
  return patches;
}

/** Writes what one place of the filter saw: a row a channel, a column a place of the output. Padding stays zero. */
function fillPatches(
  x: Float32Array | Int32Array,
  convolution: core.backend_util.Conv2DInfo,
  { filterRow, filterColumn }: { readonly filterRow: number; readonly filterColumn: number },
  patches: Float32Array,
): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth, padInfo } =
    convolution;
  const places = batchSize * outHeight * outWidth;
  for (let image = 0; image < batchSize; image++) {
    for (let outRow = 0; outRow < outHeight; outRow++) {
      const row = outRow * strideHeight + filterRow - padInfo.top;
      if (row < 0 || row >= inHeight) continue;
      for (let outColumn = 0; outColumn < outWidth; outColumn++) {
        const column = outColumn * strideWidth + filterColumn - padInfo.left;
        if (column < 0 || column >= inWidth) continue;
        const place = (image * outHeight + outRow) * outWidth + outColumn;
        const from = ((image * inHeight + row) * inWidth + column) * inChannels;
        for (let channel = 0; channel < inChannels; channel++) {
          patches[channel * places + place] = x[from + channel] ?? 0;
        }
      }
    }
  }
}
