import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { Architecture as AnyArchitecture } from "../../core/feedback/architecture.ts";
import type { Backend } from "../backend.ts";

/** Neural classifiers of token sequences: a bidirectional LSTM, a convolutional network, a small Transformer. */
export const architectureNames = ["lstm", "cnn", "transformer"] as const satisfies readonly AnyArchitecture[];

export type ArchitectureName = (typeof architectureNames)[number];

/** Numbers of a token's vector. */
export const embeddingSize = 128;

/** What the data decide about a model. */
export interface ModelSizes {
  /** Rows of the embedding. */
  readonly rows: number;
  /** The longest text, in tokens. */
  readonly maxLength: number;
  readonly labelCount: number;
  readonly seed: number;
}

/** One way to classify sequences: a model as a function of its sizes, and how it learns best. */
export interface Architecture {
  /**
   * From row numbers [texts × tokens × pieces] to probabilities [texts × labels]; the last layer is the softmax. Every
   * initialiser and every dropout draws from the seed.
   */
  createModel(backend: Backend, sizes: ModelSizes): LayersModel;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
}
