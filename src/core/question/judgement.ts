import type { Match } from "./match.ts";
import type { Predictions } from "./prediction.ts";
import type { Thresholds } from "./thresholds.ts";

/** Everything the learning says of a text; `decide` turns it into a verdict. */
export interface Judgement {
  /** ISO 639-1 code of the text's language. */
  readonly language: string;
  readonly predictions: Predictions;
  /** Best first, at most five. */
  readonly matches: readonly Match[];
  readonly thresholds: Thresholds;
  readonly modelVersion: string;
}
