/** One label with its calibrated probability. */
export interface Prediction {
  readonly label: string;
  readonly confidence: number;
}

/** What the classifier says of one text; each list is sorted by falling confidence. */
export interface Predictions {
  readonly role: readonly Prediction[];
  readonly stage: readonly Prediction[];
  /** Topics are the ids of FAQ; the likeliest ten. */
  readonly topic: readonly Prediction[];
  /** Probability that nobody is being asked anything (greeting, thanks, chatter, statement). */
  readonly notAQuestion: number;
  /** Probability that it is not the community's business. */
  readonly outOfScope: number;
}
