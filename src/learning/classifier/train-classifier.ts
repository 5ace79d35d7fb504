import { UsherError } from "../../core/errors.ts";
import type { Architecture } from "../../core/feedback/architecture.ts";
import type { Backend } from "../backend.ts";
import { type Combination, combine, fitCombination } from "./combination.ts";
import {
  type Calibration,
  type Classification,
  type ClassifierWeights,
  toClassification,
} from "./create-classifier.ts";
import { type Embeddings, learnVoices, type OutOfFoldOpinion } from "./learn-voices.ts";
import { fitLogistic, type Logistic } from "./logistic.ts";
import { planRounds } from "./plan-rounds.ts";
import { toScopeFeatures } from "./scope-features.ts";
import type { VoiceTraining } from "./train-voices.ts";
import { outOfScopeLabel, type TrainingExample } from "./training-example.ts";
import { defaultTuning, type Tuning } from "./tuning.ts";
import { withoutEmbedding } from "./voices.ts";

export interface ClassifierTraining {
  /** Absent: the dense head is left out. */
  readonly backend?: Backend;
  readonly architecture: Architecture;
  /** One an example; absent, or with a gap: n-grams alone. While they are being made, n-grams are learnt. */
  readonly embeddings?: Promise<Embeddings> | Embeddings;
  readonly ngramDimensions: number;
  readonly seed: number;
  /** The defaults if absent. */
  readonly tuning?: Tuning;
  /** Training examples kept to compare with; 8000 if absent. */
  readonly memory?: number;
  /** Whether out-of-scope must be told without an example of it; true if absent. */
  readonly learnsScope?: boolean;
  /** Share of the work done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What the finished classifier would have said of an example, had it not been trained on it. */
export interface OutOfFoldClassification extends Classification {
  readonly example: number;
  /** `undefined`: out of scope. */
  readonly truth: string | undefined;
}

export interface TrainedClassifier {
  readonly weights: ClassifierWeights;
  /** What calibration, thresholds and the report rest on. */
  readonly outOfFold: readonly OutOfFoldClassification[];
}

/** Share of texts out of scope that the score expects before it has seen the text. */
const expectedOutside = 0.2;

/**
 * Trains the classifier of one label set: the voices on all examples, their weights, the calibration and the out-of-scope score on
 * cross-validation. Examples labelled `oos` are out of scope. Lets other work of the process in between. Throws `input-invalid`
 * without a single label in scope.
 */
export async function trainClassifier(
  examples: readonly TrainingExample[],
  settings: ClassifierTraining,
): Promise<TrainedClassifier> {
  const { labels, numbers } = numberLabels(examples);
  const { learnsScope = true, tuning = defaultTuning } = settings;
  const rounds = planRounds(examples, numbers, { labelCount: labels.length, learnsScope, seed: settings.seed });
  const training = toVoiceTraining(settings, labels, tuning);
  const { voices, opinions } = await learnVoices({ examples, labels: numbers }, rounds, { ...settings, training });
  const full = calibrate(opinions, labels.length, tuning);
  const unread = opinions.map((entry) => ({ ...entry, opinion: withoutEmbedding(entry.opinion) }));
  const calibrations = { full, ngrams: calibrate(unread, labels.length, tuning) };
  settings.onProgress?.(1);
  return {
    weights: { labels, voices, calibrations, tuning },
    outOfFold: opinions.map(({ example, truth, opinion }) => ({
      example,
      truth: truth === undefined ? undefined : labels[truth],
      ...toClassification(labels, full, opinion),
    })),
  };
}

/** The labels in scope in their order, and the number of each example's; throws `input-invalid` where there is none. */
export function numberLabels(examples: readonly TrainingExample[]) {
  const labels = [...new Set(examples.map((example) => example.label))]
    .filter((label) => label !== outOfScopeLabel)
    .sort();
  if (labels.length === 0)
    throw new UsherError("input-invalid", "there is nothing to learn: no example has a label; add examples");
  const places = new Map(labels.map((label, place) => [label, place]));
  return { labels, numbers: Int32Array.from(examples, (example) => places.get(example.label) ?? labels.length) };
}

/** How the voices of a classifier are trained. */
export function toVoiceTraining(settings: ClassifierTraining, names: readonly string[], tuning: Tuning): VoiceTraining {
  const { backend, ngramDimensions, memory = 8000, seed } = settings;
  return { ...(backend ? { backend } : {}), ngramDimensions, labelCount: names.length, names, memory, tuning, seed };
}

function calibrate(opinions: readonly OutOfFoldOpinion[], labelCount: number, { trust }: Tuning): Calibration {
  const inside = opinions.filter((entry) => entry.truth !== undefined);
  const combination = fitCombination(
    inside.map((entry) => entry.opinion),
    inside.map((entry) => entry.truth ?? 0),
    labelCount,
    trust,
  );
  const scope = fitScope(opinions, combination, labelCount);
  return { combination, ...(scope ? { scope } : {}) };
}

function fitScope(
  opinions: readonly OutOfFoldOpinion[],
  combination: Combination,
  labelCount: number,
): Logistic | undefined {
  const outside = opinions.filter((entry) => entry.truth === undefined).length;
  const inside = opinions.length - outside;
  if (outside < 5 || inside < 5) return undefined;
  const scale = (expectedOutside / (1 - expectedOutside)) * (inside / outside);
  const cases = opinions.map(({ truth, opinion }) => ({
    features: toScopeFeatures(opinion, combine(combination, opinion, labelCount)),
    isTrue: truth === undefined,
    weight: truth === undefined ? scale : 1,
  }));
  const isKnown = opinions.some(({ opinion }) => Object.keys(opinion.scopeOdds).length > 0);
  return fitLogistic(cases, { slope: 0.6, cases: isKnown ? 10 : 100 });
}
