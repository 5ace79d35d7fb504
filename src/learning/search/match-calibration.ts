import type { Logistic } from "../classifier/logistic.ts";
import type { ScoreWeights } from "./score-entries.ts";

/** The ways a question is compared: with the English encoder, with the multilingual one, or by words alone. */
export const searchModes = ["english", "multilingual", "lexical"] as const;

export type SearchMode = (typeof searchModes)[number];

/** How one mode turns scores into the probability that the best match is right. */
export interface ModeCalibration {
  readonly weights: ScoreWeights;
  readonly logistic: Logistic;
  /** Where the best match is wrong, how often the right one is among the next four. */
  readonly runnersUp: number;
}

/** Precision of the automatic answers at or above a confidence, and the share of questions they are, as measured in calibration. */
export interface CurvePoint {
  readonly confidence: number;
  readonly precision: number;
  readonly coverage: number;
}

/** What the search has learnt; plain JSON, kept in the model. */
export interface MatchCalibration {
  readonly modes: Readonly<Record<SearchMode, ModeCalibration>>;
  /** Of the search's and the topic classifier's opinions together; absent where the search alone speaks. */
  readonly topics?: Logistic | undefined;
  /** By rising confidence. */
  readonly curve: readonly CurvePoint[];
}

/**
 * The lowest confidence at and above which automatic answers had the wanted precision (0 to 1) in calibration; above 1, so that
 * nothing is answered, where they never had.
 */
export function chooseAnswerThreshold(calibration: MatchCalibration, precision: number): number {
  const kept = calibration.curve.filter((point) => point.precision >= precision);
  return Math.min(1.01, ...kept.map((point) => point.confidence));
}

/** The confidences from which a match is answered, with the wanted precision (0 to 1), and from which it is worth showing. */
export function chooseMatchThresholds(
  calibration: MatchCalibration,
  precision: number,
): { readonly answer: number; readonly suggest: number } {
  const answer = chooseAnswerThreshold(calibration, precision);
  // Of what is shown a person picks, so two thirds of the precision do; below one in three, people are the better suggestion.
  const worthwhile = Math.max(1 / 3, chooseAnswerThreshold(calibration, (precision * 2) / 3));
  return { answer, suggest: Math.min(answer, worthwhile, 0.5) };
}
