import type { LayersModel, SymbolicTensor } from "@tensorflow/tfjs-layers";
import type { Backend } from "../backend.ts";
import { type Architecture, embeddingSize, type ModelSizes } from "./architecture.ts";
import { loadLayers } from "./layers/load-layers.ts";

/** Embedding → convolutions of several widths → maximum over the text → dense softmax (after Kim 2014). */
export const cnn: Architecture = { createModel: createCnn, epochs: 10, batchSize: 128, learningRate: 3e-3 };

const filters = 128;
const widths = [1, 2, 3] as const;

function createCnn(backend: Backend, sizes: ModelSizes): LayersModel {
  const { layers } = backend.layers;
  const { PieceEmbedding, TokenMask, SeededDropout, MaskedPooling } = loadLayers(backend);
  const { seed } = sizes;
  const glorot = (offset: number) => backend.layers.initializers.glorotUniform({ seed: seed + offset });
  const input = backend.layers.input({ name: "tokens", shape: [null, null], dtype: "int32" });
  const mask = new TokenMask({ name: "mask" }).apply(input) as SymbolicTensor;
  const embedded = new PieceEmbedding({ name: "embedding", rows: sizes.rows, dimensions: embeddingSize, seed }).apply(
    input,
  );
  const dropped = new SeededDropout({ name: "embedding_dropout", rate: 0.2, seed: seed + 1 }).apply(embedded);
  const pooled = widths.map((width) => {
    const convolution = layers.conv1d({
      name: `convolution_${width}`,
      filters,
      kernelSize: width,
      padding: "same",
      activation: "relu",
      kernelInitializer: glorot(10 + width),
    });
    const found = convolution.apply(dropped) as SymbolicTensor;
    return new MaskedPooling({ name: `pooling_${width}`, mode: "maximum" }).apply([found, mask]) as SymbolicTensor;
  });
  const joined = layers.concatenate({ name: "joined" }).apply(pooled);
  const kept = new SeededDropout({ name: "dropout", rate: 0.5, seed: seed + 2 }).apply(joined);
  const scores = layers.dense({ name: "scores", units: sizes.labelCount, kernelInitializer: glorot(3) }).apply(kept);
  const probabilities = layers
    .activation({ name: "probabilities", activation: "softmax" })
    .apply(scores) as SymbolicTensor;
  return backend.layers.model({ name: "cnn", inputs: input, outputs: probabilities });
}
