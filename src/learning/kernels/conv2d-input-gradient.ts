import type * as core from "@tensorflow/tfjs-core";
import type { KernelBackend, KernelConfig, TensorInfo } from "@tensorflow/tfjs-core";
import { type KernelCall, readValues, toInput, writeValues } from "./kernel-call.ts";

/**
 * The kernel `Conv2DBackpropInput` for steps of 1 in the order NHWC: the slope convolved with the turned filter, by the
 * backend's own quick `Conv2D`; every other case goes to the `stock` kernel.
 */
export function conv2dInputGradient(
  tf: typeof core,
  stock: KernelConfig["kernelFunc"],
  call: KernelCall,
): TensorInfo | TensorInfo[] {
  const dy = toInput(call, "dy");
  const filter = toInput(call, "filter");
  const attributes = call.attrs as unknown as core.Conv2DBackpropInputAttrs;
  const filterShape = filter.shape as [number, number, number, number];
  const convolution = tf.backend_util.computeConv2DInfo(
    attributes.inputShape,
    filterShape,
    attributes.strides,
    1,
    attributes.pad,
    attributes.dimRoundingMode,
    false,
    tf.backend_util.convertConv2DDataFormat(attributes.dataFormat),
  );
  const { strideHeight, strideWidth, padInfo, dataFormat } = convolution;
  const [height, width, inChannels, outChannels] = filterShape;
  const before = [height - 1 - padInfo.top, width - 1 - padInfo.left] as const;
  const after = [height - 1 - padInfo.bottom, width - 1 - padInfo.right] as const;
  const simple = strideHeight === 1 && strideWidth === 1 && Math.min(...before, ...after) >= 0;
  if (!simple || dataFormat !== "channelsLast") return stock(call);
  const turned = writeValues(call, turn(readValues(call, filter), filterShape), [
    height,
    width,
    outChannels,
    inChannels,
  ]);
  const slope = tf.getKernel("Conv2D", tf.getBackend()).kernelFunc({
    backend: call.backend,
    inputs: { x: dy, filter: turned },
    attrs: {
      strides: [1, 1],
      pad: [
        [0, 0],
        [before[0], after[0]],
        [before[1], after[1]],
        [0, 0],
      ],
      dataFormat: "NHWC",
      dilations: [1, 1],
    },
  });
  (call.backend as KernelBackend).disposeData(turned.dataId);
  return slope;
}

/** A filter seen from the output: its places in reverse, its input and output channels exchanged. */
function turn(
  filter: Float32Array | Int32Array,
  [height, width, inChannels, outChannels]: readonly [number, number, number, number],
): Float32Array {
  const places = height * width;
  const turned = new Float32Array(filter.length);
  for (let place = 0; place < places; place++) {
    const from = place * inChannels * outChannels;
    const to = (places - 1 - place) * inChannels * outChannels;
    for (let input = 0; input < inChannels; input++) {
      for (let output = 0; output < outChannels; output++) {
        turned[to + output * inChannels + input] = filter[from + input * outChannels + output] ?? 0;
      }
    }
  }
  return turned;
}
