import { UsherError } from "../../core/errors.ts";
import type { Architecture } from "../../core/feedback/architecture.ts";
import type { ArchitectureName } from "../architectures/architecture.ts";
import { openNetwork } from "../architectures/serve/open-network.ts";
import { trainSequenceClassifier } from "../architectures/train-sequence-classifier.ts";
import type { Backend } from "../backend.ts";
import { toClassMeans } from "../heads/to-class-means.ts";
import { trainDenseSoftmax } from "../heads/train-dense-softmax.ts";
import { trainSparseSoftmax } from "../heads/train-sparse-softmax.ts";
import { createRandom } from "../random.ts";
import type { PackedVector } from "../search/pack-vector.ts";
import { createNeighbourMemory } from "./neighbour-memory.ts";
import { outOfScopeLabel, type TrainingExample } from "./training-example.ts";
import type { Tuning } from "./tuning.ts";
import type { Voices } from "./voices.ts";

/** Which voices a classifier has: `pair` is n-grams and sentence embeddings together. */
export const linearArchitectures = ["pair", "ngrams", "dense"] as const satisfies readonly Architecture[];

/** How voices are trained, the same for the final ones and for those of cross-validation. */
export interface VoiceTraining {
  /** Absent: no dense head. */
  readonly backend?: Backend;
  /** Size of the n-gram vectors. */
  readonly ngramDimensions: number;
  readonly labelCount: number;
  /** The labels in scope, in their order. */
  readonly names: readonly string[];
  /** Neighbours kept. */
  readonly memory: number;
  readonly tuning: Tuning;
  readonly seed: number;
}

/** What voices learn from, in one order; a label number of `labelCount` is out of scope. */
export interface VoiceExamples {
  readonly examples: readonly TrainingExample[];
  readonly labels: Int32Array;
}

/** An embedding, and how the neighbours keep it. */
export interface Embedded {
  readonly vector: Float32Array;
  readonly packed: PackedVector;
}

/** Trains the voice of the n-grams. */
export function trainNgramVoice({ examples, labels }: VoiceExamples, training: VoiceTraining): Voices {
  const { labelCount } = training;
  const ngrams = trainSparseSoftmax(
    {
      inputs: examples.map((example) => example.ngrams),
      labels,
      weights: toWeights(examples),
      dimensions: training.ngramDimensions,
      labelCount: toHeadLabels(labels, labelCount),
    },
    { ...training.tuning.ngrams, learningRate: 1, seed: training.seed },
  );
  return { labelCount, ngrams };
}

/** With more labels than these a softmax would take minutes; so many have a handful of examples each, whose mean does nearly as well. */
const mostLabels = 300;

/** Trains the voices that hear embeddings, one an example: the dense head, where there is a backend, and the neighbours. */
export function trainDenseVoices(
  { examples, labels }: VoiceExamples,
  embedded: readonly Embedded[],
  training: VoiceTraining,
): Voices {
  const { labelCount, backend } = training;
  const inScope = [...labels.keys()].filter((example) => (labels[example] ?? 0) < labelCount);
  const neighbours = createNeighbourMemory(
    inScope.flatMap((example) => embedded[example]?.packed ?? []),
    Int32Array.from(inScope, (example) => labels[example] ?? 0),
    training.memory,
    createRandom(training.seed),
  );
  if (!backend) return { labelCount, neighbours };
  const perLabel = examples.length / Math.max(1, new Set(labels).size);
  const set = {
    inputs: embedded.map(({ vector }) => vector),
    labels,
    weights: toWeights(examples),
    dimensions: embedded[0]?.vector.length ?? 0,
    labelCount: toHeadLabels(labels, labelCount),
  };
  if (labelCount > mostLabels) return { labelCount, dense: toClassMeans(set), neighbours };
  const { iterations, l2 } = training.tuning.dense;
  const dense = trainDenseSoftmax(backend, set, { iterations, l2: l2 * Math.sqrt(perLabel) });
  return { labelCount, dense, neighbours };
}

/** Trains a network from scratch on the texts; it leaves no tensor behind. Throws `input-invalid` without a backend. */
export async function trainNetworkVoice(
  { examples, labels }: VoiceExamples,
  architecture: ArchitectureName,
  { labelCount, backend, names, seed }: VoiceTraining,
): Promise<Voices> {
  if (!backend) throw new UsherError("input-invalid", `${architecture}: a network needs TensorFlow.js to be trained`);
  const trained = await trainSequenceClassifier({
    architecture,
    texts: examples.map(({ text = "" }) => text),
    labels: examples.map(({ label }) => label),
    weights: toWeights(examples),
    backend,
    seed,
  });
  trained.dispose();
  const wanted = labels.includes(labelCount) ? [...names, outOfScopeLabel] : names;
  return { labelCount, network: openNetwork(trained.files, wanted) };
}

function toWeights(examples: readonly TrainingExample[]): Float32Array {
  return Float32Array.from(examples, (example) => example.weight);
}

/** A head that is shown what is out of scope has a label for it. */
function toHeadLabels(labels: Int32Array, labelCount: number): number {
  return labels.includes(labelCount) ? labelCount + 1 : labelCount;
}
