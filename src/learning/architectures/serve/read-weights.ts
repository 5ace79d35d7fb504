import type { io } from "@tensorflow/tfjs-core";
import { UsherError } from "../../../core/errors.ts";
import type { StoredModel } from "../stored-model.ts";

/** Finds a weight of a network by its name; throws `model-mismatch` where it has none of that name. */
export type NetworkWeights = (name: string) => Float32Array;

/** The weights of a stored network as numbers again, without TensorFlow. */
export function readWeights({ json, weights }: StoredModel): NetworkWeights {
  const { weightsManifest } = JSON.parse(json) as io.ModelJSON;
  const found = new Map<string, Float32Array>();
  let offset = 0;
  for (const { name, shape, quantization } of weightsManifest.flatMap((group) => group.weights)) {
    const count = shape.reduce((product, size) => product * size, 1);
    const { dtype, min = 0, scale = 1 } = quantization ?? {};
    const bytes = dtype === "uint8" ? 1 : 2;
    // Copied, for 16-bit numbers may begin at an odd byte.
    const copy = weights.slice(offset, offset + count * bytes);
    const codes = dtype === "uint8" ? new Uint8Array(copy) : new Uint16Array(copy);
    found.set(
      name,
      Float32Array.from(codes, (code) => code * scale + min),
    );
    offset += count * bytes;
  }
  return (name) => {
    const weight = found.get(name);
    if (weight) return weight;
    throw new UsherError("model-mismatch", `the network has no weights ${name}; train again with usher train`);
  };
}
