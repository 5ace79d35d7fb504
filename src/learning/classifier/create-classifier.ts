import type { Prediction } from "../../core/question/prediction.ts";
import { type Combination, combine } from "./combination.ts";
import { applyLogistic, type Logistic } from "./logistic.ts";
import { toScopeFeatures } from "./scope-features.ts";
import type { ClassifierInput } from "./training-example.ts";
import type { Tuning } from "./tuning.ts";
import { askVoices, type Opinion, type Voices } from "./voices.ts";

/** How what the voices say becomes probabilities. */
export interface Calibration {
  readonly combination: Combination;
  /** Absent where the training set could not teach what is out of scope. */
  readonly scope?: Logistic;
}

/** Everything a trained classifier of one label set is; it serves from this without TensorFlow. */
export interface ClassifierWeights {
  /** In the order of the heads' columns. */
  readonly labels: readonly string[];
  readonly voices: Voices;
  /** For texts with an embedding, and for those without: then n-grams alone speak. */
  readonly calibrations: { readonly full: Calibration; readonly ngrams: Calibration };
  /** How it was trained. */
  readonly tuning: Tuning;
}

/** What a classifier says of one text; `predictions` has every label in scope, the most probable first. */
export interface Classification {
  readonly predictions: readonly Prediction[];
  /** Probability that no label fits; 0 where the classifier cannot tell. */
  readonly outOfScope: number;
}

/** A classifier of one label set. */
export interface LabelClassifier {
  readonly labels: readonly string[];
  classify(input: ClassifierInput): Classification;
}

/** A classifier that serves from its weights. */
export function createClassifier(weights: ClassifierWeights): LabelClassifier {
  const { labels, calibrations, voices } = weights;
  return {
    labels,
    classify: (input) => {
      const calibration = input.embedding ? calibrations.full : calibrations.ngrams;
      return toClassification(labels, calibration, askVoices(voices, input));
    },
  };
}

/** Turns what the voices say into calibrated predictions. */
export function toClassification(
  labels: readonly string[],
  calibration: Calibration,
  opinion: Opinion,
): Classification {
  const logs = combine(calibration.combination, opinion, labels.length);
  const predictions = labels.map((label, at) => ({ label, confidence: Math.exp(logs[at] ?? 0) }));
  predictions.sort((left, right) => right.confidence - left.confidence);
  const outOfScope = calibration.scope ? applyLogistic(calibration.scope, toScopeFeatures(opinion, logs)) : 0;
  return { predictions, outOfScope };
}
