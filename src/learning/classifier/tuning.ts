/** What can be chosen about the training of a classifier. */
export interface Tuning {
  readonly ngrams: {
    /** Strengths of the penalties, for each example and relative to its loss. */
    readonly l2: number;
    readonly l1: number;
    readonly epochs: number;
  };
  readonly dense: {
    /** Strength of the penalty against the summed loss, where a label has one example; it grows with the root of their number. */
    readonly l2: number;
    /** As many steps at most: fewer end it earlier. */
    readonly iterations: number;
  };
  /** How many examples the expected powers of the voices are worth where their weights and temperature are fitted. */
  readonly trust: number;
}

/** What the public sets agree on. */
export const defaultTuning: Tuning = {
  ngrams: { l2: 3e-4, l1: 0, epochs: 10 },
  dense: { l2: 0.015, iterations: 30 },
  trust: 2,
};

/** What is tried in place of the defaults, most promising first. */
export const tuningGrid = {
  ngrams: [
    { l2: 1e-3, l1: 0, epochs: 10 },
    { l2: 3e-5, l1: 0, epochs: 10 },
    { l2: 3e-4, l1: 0, epochs: 20 },
    { l2: 3e-5, l1: 3e-5, epochs: 10 },
    { l2: 3e-4, l1: 0, epochs: 5 },
  ],
  dense: [
    { l2: 0.05, iterations: 30 },
    { l2: 0.005, iterations: 30 },
    { l2: 0.005, iterations: 60 },
    { l2: 0.015, iterations: 15 },
  ],
  trust: [0.5, 10],
} as const satisfies { readonly [Part in keyof Tuning]: readonly Tuning[Part][] };
