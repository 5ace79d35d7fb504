/** A FAQ or a verified question found by search. */
export interface Match {
  readonly kind: "faq" | "solved";
  /** The FAQ's id, or the verified question's. */
  readonly id: string;
  /** The wording that came closest. */
  readonly wording: string;
  /** The weighted sum of the search's scores; comparable within one judgement only. */
  readonly similarity: number;
  /** Calibrated probability that this is the right entry. */
  readonly confidence: number;
}

/** What a match stands for. */
export type Matched = Pick<Match, "kind" | "id">;
