import type { io } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { Backend } from "../backend.ts";

/** A model as its two files hold it: `model.json` in TensorFlow.js' LayersModel format and `weights.bin`. */
export interface StoredModel {
  readonly json: string;
  readonly weights: ArrayBuffer;
}

/** Large matrices keep 8 bits a weight, the others 16: the accuracy stays, the file is a quarter of the size. */
const largeMatrix = 2 ** 15;

/** Writes a model down with quantised weights and rounds the model's own to them, so that both predict the same. */
export async function storeModel(backend: Backend, model: LayersModel): Promise<StoredModel> {
  let topology: unknown;
  const specs: io.WeightsManifestEntry[] = [];
  const chunks: Uint8Array[] = [];
  await model.save({
    save: async (artifacts) => {
      topology = artifacts.modelTopology;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    },
  });
  const named = model.weights.map((weight) => ({ name: weight.originalName, tensor: weight.read() }));
  for (const { name, tensor } of named) {
    const { quantization, bytes } = quantise(tensor.dataSync() as Float32Array);
    specs.push({ name, shape: tensor.shape, dtype: "float32", quantization });
    chunks.push(bytes);
  }
  const weights = concatenate(chunks);
  const decoded = backend.tf.io.decodeWeights(weights, specs);
  model.loadWeights(decoded);
  backend.tf.dispose(decoded);
  const json = JSON.stringify({
    format: "layers-model",
    generatedBy: "usher",
    convertedBy: null,
    modelTopology: topology,
    weightsManifest: [{ paths: ["weights.bin"], weights: specs }],
  });
  return { json, weights };
}

/** The model that was written down; its own layers must be registered. Throws where the parts do not fit together. */
export async function restoreModel(backend: Backend, stored: StoredModel): Promise<LayersModel> {
  const { modelTopology, weightsManifest } = JSON.parse(stored.json) as io.ModelJSON;
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  return backend.layers.loadLayersModel({
    load: async () => ({ modelTopology, weightSpecs, weightData: stored.weights }),
  });
}

interface Quantised {
  readonly quantization: { readonly dtype: "uint8" | "uint16"; readonly min: number; readonly scale: number };
  readonly bytes: Uint8Array;
}

function quantise(values: Float32Array): Quantised {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const steps = values.length >= largeMatrix ? 255 : 65535;
  const scale = max > min ? (max - min) / steps : 1;
  const codes = steps === 255 ? new Uint8Array(values.length) : new Uint16Array(values.length);
  for (let at = 0; at < values.length; at++) codes[at] = Math.round(((values[at] ?? 0) - min) / scale);
  return {
    quantization: { dtype: steps === 255 ? "uint8" : "uint16", min, scale },
    bytes: new Uint8Array(codes.buffer),
  };
}

function concatenate(chunks: readonly Uint8Array[]): ArrayBuffer {
  const buffer = new ArrayBuffer(chunks.reduce((size, chunk) => size + chunk.length, 0));
  const whole = new Uint8Array(buffer);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return buffer;
}
