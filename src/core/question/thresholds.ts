/** Confidences that must be reached; they come from the model's report and follow from the precision wanted. */
export interface Thresholds {
  /** A match is answered automatically. */
  readonly answer: number;
  /** A match is worth showing. */
  readonly suggest: number;
  /** A role is worth calling. */
  readonly route: number;
  readonly notAQuestion: number;
  readonly outOfScope: number;
}
