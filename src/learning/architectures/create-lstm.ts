import type { LayersModel, SymbolicTensor } from "@tensorflow/tfjs-layers";
import type { Backend } from "../backend.ts";
import { type Architecture, embeddingSize, type ModelSizes } from "./architecture.ts";
import { loadLayers } from "./layers/load-layers.ts";

/** Embedding → LSTM in both directions → maximum over the text → dense softmax (Hochreiter and Schmidhuber 1997). */
export const lstm: Architecture = { createModel: createLstm, epochs: 8, batchSize: 128, learningRate: 6e-3 };

const units = 64;

function createLstm(backend: Backend, sizes: ModelSizes): LayersModel {
  const { layers, initializers } = backend.layers;
  const { PieceEmbedding, TokenMask, SeededDropout, MaskedPooling } = loadLayers(backend);
  const { seed } = sizes;
  const glorot = (offset: number) => initializers.glorotUniform({ seed: seed + offset });
  const input = backend.layers.input({ name: "tokens", shape: [null, null], dtype: "int32" });
  const mask = new TokenMask({ name: "mask" }).apply(input) as SymbolicTensor;
  const embedded = new PieceEmbedding({ name: "embedding", rows: sizes.rows, dimensions: embeddingSize, seed }).apply(
    input,
  );
  const dropped = new SeededDropout({ name: "embedding_dropout", rate: 0.2, seed: seed + 1 }).apply(embedded);
  const recurrent = layers.lstm({
    name: "lstm",
    units,
    returnSequences: true,
    recurrentActivation: "sigmoid",
    unitForgetBias: true,
    kernelInitializer: glorot(3),
    recurrentInitializer: glorot(4),
  });
  const read = layers.bidirectional({ name: "both_directions", layer: recurrent, mergeMode: "concat" }).apply(dropped);
  const pooled = new MaskedPooling({ name: "pooling", mode: "maximum" }).apply([read as SymbolicTensor, mask]);
  const kept = new SeededDropout({ name: "dropout", rate: 0.5, seed: seed + 2 }).apply(pooled);
  const scores = layers.dense({ name: "scores", units: sizes.labelCount, kernelInitializer: glorot(5) }).apply(kept);
  const probabilities = layers
    .activation({ name: "probabilities", activation: "softmax" })
    .apply(scores) as SymbolicTensor;
  return backend.layers.model({ name: "lstm", inputs: input, outputs: probabilities });
}
