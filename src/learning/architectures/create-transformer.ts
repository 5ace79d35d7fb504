import type { LayersModel, SymbolicTensor } from "@tensorflow/tfjs-layers";
import type { Backend } from "../backend.ts";
import { type Architecture, embeddingSize, type ModelSizes } from "./architecture.ts";
import { loadLayers } from "./layers/load-layers.ts";

/** Token and position embedding → blocks of self-attention and feed-forward → pooling → dense softmax (Vaswani et al. 2017; layers normalised first, Xiong et al. 2020). */
export const transformer: Architecture = {
  createModel: createTransformer,
  epochs: 10,
  batchSize: 128,
  learningRate: 3e-3,
};

/** As many heads look in each block. */
export const attentionHeads = 4;
export const transformerBlocks = 1;
const inner = 256;

function createTransformer(backend: Backend, sizes: ModelSizes): LayersModel {
  const { layers, initializers } = backend.layers;
  const { PieceEmbedding, PositionEmbedding, TokenNormalization, TokenMask, SeededDropout, MaskedPooling } =
    loadLayers(backend);
  const { seed } = sizes;
  const input = backend.layers.input({ name: "tokens", shape: [null, null], dtype: "int32" });
  const mask = new TokenMask({ name: "mask" }).apply(input) as SymbolicTensor;
  const embedded = new PieceEmbedding({ name: "embedding", rows: sizes.rows, dimensions: embeddingSize, seed }).apply(
    input,
  );
  const placed = new PositionEmbedding({ name: "position", length: sizes.maxLength, seed: seed + 1 }).apply(embedded);
  let state = new SeededDropout({ name: "embedding_dropout", rate: 0.2, seed: seed + 2 }).apply(
    placed,
  ) as SymbolicTensor;
  for (let block = 1; block <= transformerBlocks; block++)
    state = addBlock(backend, { state, mask, block, seed: seed + 10 * block });
  const normal = new TokenNormalization({ name: "normal" }).apply(state) as SymbolicTensor;
  const pooled = new MaskedPooling({ name: "pooling", mode: "mean" }).apply([normal, mask]);
  const kept = new SeededDropout({ name: "dropout", rate: 0.5, seed: seed + 3 }).apply(pooled);
  const kernelInitializer = initializers.glorotUniform({ seed: seed + 4 });
  const scores = layers.dense({ name: "scores", units: sizes.labelCount, kernelInitializer }).apply(kept);
  const probabilities = layers
    .activation({ name: "probabilities", activation: "softmax" })
    .apply(scores) as SymbolicTensor;
  return backend.layers.model({ name: "transformer", inputs: input, outputs: probabilities });
}

interface Block {
  readonly state: SymbolicTensor;
  readonly mask: SymbolicTensor;
  readonly block: number;
  readonly seed: number;
}

function addBlock(backend: Backend, { state, mask, block, seed }: Block): SymbolicTensor {
  const { layers, initializers } = backend.layers;
  const { SelfAttention, TokenNormalization, SeededDropout } = loadLayers(backend);
  const dense = (name: string, units: number, offset: number, activation: "relu" | "linear") =>
    layers.dense({ name, units, activation, kernelInitializer: initializers.glorotUniform({ seed: seed + offset }) });
  const dropout = (name: string, offset: number) => new SeededDropout({ name, rate: 0.2, seed: seed + offset });
  const first = new TokenNormalization({ name: `normal_${block}_attention` }).apply(state) as SymbolicTensor;
  const seen = new SelfAttention({ name: `attention_${block}`, heads: attentionHeads, seed }).apply([first, mask]);
  const droppedSeen = dropout(`dropout_${block}_attention`, 2).apply(seen) as SymbolicTensor;
  const middle = layers.add({ name: `sum_${block}_attention` }).apply([state, droppedSeen]) as SymbolicTensor;
  const second = new TokenNormalization({ name: `normal_${block}_forward` }).apply(middle);
  const wide = dense(`wide_${block}`, inner, 3, "relu").apply(second);
  const narrow = dense(`narrow_${block}`, embeddingSize, 4, "linear").apply(wide);
  const droppedNarrow = dropout(`dropout_${block}_forward`, 5).apply(narrow) as SymbolicTensor;
  return layers.add({ name: `sum_${block}_forward` }).apply([middle, droppedNarrow]) as SymbolicTensor;
}
