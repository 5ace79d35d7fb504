import type { Thresholds } from "../../core/question/thresholds.ts";
import type { BackendName } from "../backend.ts";
import type { ClassifierWeights } from "../classifier/create-classifier.ts";
import type { NgramVocabulary } from "../ngrams/ngram-encoder.ts";
import type { MatchCalibration } from "../search/match-calibration.ts";
import type { LabelSet } from "./label-sets.ts";
import type { ModelReport } from "./model-report.ts";

/** The encoder whose embeddings a side was trained on; an embedding of another one would mean nothing to it. */
export interface EncoderKey {
  readonly name: string;
  readonly dimensions: number;
}

/** The classifiers for the texts of one encoder. */
export interface Side {
  /** Absent: n-grams alone. */
  readonly encoder?: EncoderKey;
  readonly vocabulary: NgramVocabulary;
  readonly classifiers: Readonly<Partial<Record<LabelSet, ClassifierWeights>>>;
}

/** `english` judges English texts; everything else, and English where it is absent, is judged by `multilingual`. */
export interface Sides {
  readonly english?: Side;
  readonly multilingual: Side;
}

/** A community's model: what is served. */
export interface Model {
  readonly community: string;
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly trainedAt: number;
  readonly seed: number;
  readonly backend: BackendName;
  readonly sides: Sides;
  /** Calibration of the FAQ search; `null` where it learnt nothing. */
  readonly search: MatchCalibration | null;
  readonly thresholds: Thresholds;
  readonly report: ModelReport;
}
