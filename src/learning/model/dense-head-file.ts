import { z } from "zod";
import { UsherError } from "../../core/errors.ts";
import type { LinearWeights } from "../heads/linear-weights.ts";

/** A dense head as TensorFlow.js keeps it: a LayersModel of one dense softmax layer. */
export interface DenseHeadFiles {
  /** Text of `model.json`. */
  readonly model: string;
  /** Bytes of `weights.bin`: the kernel by rows, then the bias. */
  readonly weights: Uint8Array;
}

/** A dense head in the LayersModel format, which `tf.loadLayersModel` reads. */
export function toDenseHeadFiles({ kernel, bias, inputs, labels }: LinearWeights): DenseHeadFiles {
  const layer = {
    class_name: "Dense",
    config: {
      name,
      units: labels,
      activation: "softmax",
      use_bias: true,
      batch_input_shape: [null, inputs],
      dtype: "float32",
    },
  };
  const topology = { class_name: "Sequential", config: { name: "dense-head", layers: [layer] } };
  const model = {
    format: "layers-model",
    generatedBy: "usher",
    modelTopology: { keras_version: "tfjs-layers 4.22.0", backend: "tensor_flow.js", model_config: topology },
    weightsManifest: [
      {
        paths: ["weights.bin"],
        weights: [
          { name: `${name}/kernel`, shape: [inputs, labels], dtype: "float32" },
          { name: `${name}/bias`, shape: [labels], dtype: "float32" },
        ],
      },
    ],
  };
  const numbers = new Float32Array(kernel.length + bias.length);
  numbers.set(kernel);
  numbers.set(bias, kernel.length);
  return { model: JSON.stringify(model, undefined, 2), weights: new Uint8Array(numbers.buffer) };
}

/** Reads the head back without TensorFlow. Throws `model-mismatch` where the files are not such a head. */
export function fromDenseHeadFiles(folder: string, files: DenseHeadFiles): LinearWeights {
  const parsed = manifestSchema.safeParse(parseJson(files.model));
  const [kernel] = parsed.data?.weightsManifest[0]?.weights ?? [];
  const [inputs, labels] = kernel?.shape ?? [];
  const size = inputs !== undefined && labels !== undefined ? (inputs + 1) * labels * 4 : -1;
  if (inputs === undefined || labels === undefined || files.weights.length !== size) {
    throw new UsherError("model-mismatch", `${folder} holds no dense head of Usher's; train again with usher train`);
  }
  const numbers = new Float32Array(Uint8Array.from(files.weights).buffer);
  return { kernel: numbers.subarray(0, inputs * labels), bias: numbers.subarray(inputs * labels), inputs, labels };
}

const name = "labels";

const manifestSchema = z.object({
  weightsManifest: z
    .array(z.object({ weights: z.array(z.object({ shape: z.array(z.int().positive()) })).length(2) }))
    .length(1),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
