import type { Backend } from "../backend.ts";
import { trainDenseSoftmax } from "../heads/train-dense-softmax.ts";
import { trainSparseSoftmax } from "../heads/train-sparse-softmax.ts";
import { createRandom } from "../random.ts";
import { createNeighbourMemory } from "./neighbour-memory.ts";
import type { TrainingExample } from "./training-example.ts";
import type { Voices } from "./voices.ts";

/** Which voices a classifier has: `pair` is n-grams and sentence embeddings together. */
export const architectures = ["pair", "ngrams", "dense"] as const;

export type Architecture = (typeof architectures)[number];

/** How voices are trained, the same for the final ones and for those of cross-validation. */
export interface VoiceTraining {
  /** Absent: no dense head. */
  readonly backend?: Backend;
  readonly architecture: Architecture;
  /** Size of the n-gram vectors. */
  readonly ngramDimensions: number;
  readonly labelCount: number;
  /** Neighbours kept. */
  readonly memory: number;
  readonly seed: number;
}

/** Trains every voice of the architecture on `examples`, whose label numbers are `labels`; `labelCount` is the number of out-of-scope. */
export function trainVoices(examples: readonly TrainingExample[], labels: Int32Array, training: VoiceTraining): Voices {
  const { architecture, labelCount } = training;
  const weights = Float32Array.from(examples, (example) => example.weight);
  const headLabels = labels.includes(labelCount) ? labelCount + 1 : labelCount;
  const hasEmbeddings = examples.every((example) => example.embedding);
  const dense =
    architecture !== "ngrams" && hasEmbeddings ? trainDense(examples, labels, weights, headLabels, training) : {};
  if (architecture === "dense" && hasEmbeddings) return { labelCount, ...dense };
  const ngrams = trainSparseSoftmax(
    {
      inputs: examples.map((example) => example.ngrams),
      labels,
      weights,
      dimensions: training.ngramDimensions,
      labelCount: headLabels,
    },
    { epochs: 10, learningRate: 1, l2: 3e-4, seed: training.seed },
  );
  return { labelCount, ngrams, ...dense };
}

function trainDense(
  examples: readonly TrainingExample[],
  labels: Int32Array,
  weights: Float32Array,
  labelCount: number,
  training: VoiceTraining,
): Pick<Voices, "dense" | "neighbours"> {
  const inputs = examples.map((example) => example.embedding ?? new Float32Array());
  const inScope = [...labels.keys()].filter((example) => (labels[example] ?? 0) < training.labelCount);
  const neighbours = createNeighbourMemory(
    inScope.map((example) => inputs[example] ?? new Float32Array()),
    Int32Array.from(inScope, (example) => labels[example] ?? 0),
    training.memory,
    createRandom(training.seed),
  );
  if (!training.backend) return { neighbours };
  const perLabel = examples.length / Math.max(1, new Set(labels).size);
  const dense = trainDenseSoftmax(
    training.backend,
    { inputs, labels, weights, dimensions: inputs[0]?.length ?? 0, labelCount },
    { iterations: 30, l2: 0.015 * Math.sqrt(perLabel) },
  );
  return { dense, neighbours };
}
