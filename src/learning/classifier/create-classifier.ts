import type { Prediction } from "../../core/prediction.ts";
import { type Combination, combine } from "./combination.ts";
import { applyLogistic, type Logistic } from "./logistic.ts";
import { toScopeFeatures } from "./scope-features.ts";
import type { ClassifierInput } from "./training-example.ts";
import { askVoices, type Opinion, type Voices } from "./voices.ts";

/** Everything a trained classifier of one label set is; it serves from this without TensorFlow. */
export interface ClassifierWeights {
  /** In the order of the heads' columns. */
  readonly labels: readonly string[];
  readonly voices: Voices;
  /** How the voices are weighed, with and without an embedding of the text. */
  readonly combination: Combination;
  /** Absent where the training set could not teach what is out of scope. */
  readonly scope?: Logistic;
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
  return { labels: weights.labels, classify: (input) => toClassification(weights, askVoices(weights.voices, input)) };
}

/** Turns what the voices say into calibrated predictions. */
export function toClassification(weights: Omit<ClassifierWeights, "voices">, opinion: Opinion): Classification {
  const logs = combine(weights.combination, opinion, weights.labels.length);
  const predictions = weights.labels.map((label, at) => ({ label, confidence: Math.exp(logs[at] ?? 0) }));
  predictions.sort((left, right) => right.confidence - left.confidence);
  const features = weights.scope ? toScopeFeatures(opinion, logs) : [];
  const fits = weights.scope && weights.scope.slopes.length === features.length;
  return { predictions, outOfScope: fits ? applyLogistic(weights.scope, features) : 0 };
}
