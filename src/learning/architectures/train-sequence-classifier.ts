import type { LayersModel } from "@tensorflow/tfjs-layers";
import { UsherError } from "../../core/errors.ts";
import type { Backend } from "../backend.ts";
import { createRandom, shuffleIndices } from "../random.ts";
import type { Architecture, ArchitectureName } from "./architecture.ts";
import { cnn } from "./create-cnn.ts";
import { lstm } from "./create-lstm.ts";
import { transformer } from "./create-transformer.ts";
import { type EpochReport, fitModel } from "./fit-model.ts";
import { prepareBackend } from "./prepare-backend.ts";
import { createSequenceClassifier, type SequenceClassifier } from "./sequence-classifier.ts";
import type { SequenceSet } from "./sequence-loss.ts";
import { fitSequenceVocabulary, type SequenceVocabulary } from "./sequence-vocabulary.ts";
import { storeModel } from "./stored-model.ts";

export interface SequenceTraining {
  readonly architecture: ArchitectureName;
  readonly texts: readonly string[];
  /** One a text; at least two different ones. */
  readonly labels: readonly string[];
  /** How much each text counts (trust); 1 where absent, texts of weight 0 are left out. */
  readonly weights?: ArrayLike<number>;
  readonly backend: Backend;
  readonly seed: number;
  /** At most so many passes over the texts; chosen from their number where absent. */
  readonly epochs?: number;
  /** Ends within about this time, with a learning rate that fell accordingly; where it binds, the result depends on the machine. */
  readonly timeBudgetMs?: number;
  /** Share of the texts kept apart to stop early, 0.05 where absent; not taken where it gives fewer than 100 texts. */
  readonly validationShare?: number;
  /** 0: each text counts the same; 1: each label does; 0.5 where absent, which gained 0.6 to 1.3 points on two public sets. */
  readonly classBalance?: number;
  readonly onEpoch?: (report: EpochReport) => void;
  /** Milliseconds, for the time budget. */
  readonly now?: () => number;
}

const architectures: Readonly<Record<ArchitectureName, Architecture>> = { lstm, cnn, transformer };

/** Few texts make few steps an epoch, so that more epochs are needed. */
const leastSteps = 800;
const leastValidation = 100;
/** Below this a word that occurs once is worth a row of its own. */
const fewTexts = 2000;

/** Trains a classifier; the same seed gives the same classifier on a backend. Throws `input-invalid` for fewer than two labels. */
export async function trainSequenceClassifier(training: SequenceTraining): Promise<SequenceClassifier> {
  const { backend, seed } = training;
  prepareBackend(backend);
  const examples = toExamples(training);
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  if (labels.length < 2) {
    throw new UsherError("input-invalid", `a classifier needs examples of two labels (got ${labels.length}); add some`);
  }
  const architecture = architectures[training.architecture];
  const { held, kept } = splitExamples(examples, training.validationShare ?? 0.05, seed);
  const vocabulary = fitSequenceVocabulary(
    kept.map((example) => example.text),
    kept.length < fewTexts ? 1 : 2,
  );
  const sizes = { rows: vocabulary.rows, maxLength: vocabulary.data.maxLength, labelCount: labels.length, seed };
  const model = createModel(backend, () => architecture.createModel(backend, sizes));
  const batchSize = Math.min(architecture.batchSize, Math.max(16, 2 ** Math.floor(Math.log2(kept.length / 20))));
  const enough = Math.ceil(leastSteps / Math.ceil(kept.length / batchSize));
  try {
    const toSet = (chosen: readonly TrainingExample[]) => toSequenceSet(chosen, labels, vocabulary);
    await fitModel(backend, model, toSet(kept), held.length > 0 ? toSet(held) : undefined, {
      epochs: training.epochs ?? Math.max(architecture.epochs, Math.min(60, enough)),
      batchSize,
      learningRate: architecture.learningRate,
      seed: seed + 1,
      timeBudgetMs: training.timeBudgetMs ?? Number.POSITIVE_INFINITY,
      isWordRow: vocabulary.isWordRow,
      now: training.now ?? performance.now.bind(performance),
      ...(training.onEpoch ? { onEpoch: training.onEpoch } : {}),
    });
    const stored = await storeModel(backend, model);
    return createSequenceClassifier({
      backend,
      architecture: training.architecture,
      labels,
      vocabulary,
      model,
      stored,
    });
  } catch (error) {
    model.dispose();
    throw error;
  }
}

interface TrainingExample {
  readonly text: string;
  readonly label: string;
  readonly weight: number;
}

/** Labels are balanced by their number of texts, so that trust keeps its say between contradicting texts. */
function toExamples({ texts, labels, weights, classBalance = 0.5 }: SequenceTraining): TrainingExample[] {
  const examples = texts
    .map((text, index) => ({ text, label: labels[index] ?? "", weight: weights?.[index] ?? 1 }))
    .filter(({ weight }) => weight > 0);
  const counts = new Map<string, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  const mean = examples.length / counts.size;
  return examples.map((example) => ({
    ...example,
    weight: example.weight * (mean / (counts.get(example.label) ?? mean)) ** classBalance,
  }));
}

/** Keeps apart a share of each label's texts, at random. */
function splitExamples(examples: readonly TrainingExample[], share: number, seed: number) {
  if (examples.length * share < leastValidation) return { held: [], kept: examples };
  const held: TrainingExample[] = [];
  const kept: TrainingExample[] = [];
  const seen = new Map<string, number>();
  for (const index of shuffleIndices(examples.length, createRandom(seed))) {
    const example = examples[index];
    if (!example) continue;
    const count = (seen.get(example.label) ?? 0) + 1;
    seen.set(example.label, count);
    (Math.floor(count * share) > Math.floor((count - 1) * share) ? held : kept).push(example);
  }
  return { held, kept };
}

function toSequenceSet(
  examples: readonly TrainingExample[],
  labels: readonly string[],
  vocabulary: SequenceVocabulary,
): SequenceSet {
  const numbers = new Map(labels.map((label, index) => [label, index]));
  return {
    texts: examples.map((example) => vocabulary.encode(example.text)),
    labels: Int32Array.from(examples, (example) => numbers.get(example.label) ?? 0),
    weights: Float32Array.from(examples, (example) => example.weight),
  };
}

/** The initialiser of an LSTM's forget gate leaves tensors behind; the variables of the model outlive the tidying. */
function createModel({ tf }: Backend, create: () => LayersModel): LayersModel {
  const created: LayersModel[] = [];
  tf.tidy(() => {
    created.push(create());
  });
  const [model] = created;
  if (!model) throw new Error("the architecture made no model");
  return model;
}
