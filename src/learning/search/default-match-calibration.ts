import type { MatchCalibration, ScoreWeights, SearchMode } from "./match-calibration.ts";

/**
 * The weights that serve where there is too little to learn from; fitted ones start from here. Chosen by hand between what suits
 * rephrased questions (the cosine to a wording alone) and what suits symptoms that no wording mentions (passages and words).
 */
export const defaultWeights: Readonly<Record<SearchMode, ScoreWeights>> = {
  english: { cosine: 0.5, support: 0.5, passage: 0.5, lexical: 0.15, lexicalPassage: 0.4, foreign: 0, topic: 0 },
  multilingual: {
    cosine: 0.6,
    support: 0.4,
    passage: 0.35,
    lexical: 0.1,
    lexicalPassage: 0.15,
    foreign: 0.06,
    topic: 0,
  },
  lexical: { cosine: 0, support: 0, passage: 0, lexical: 1, lexicalPassage: 0.5, foreign: 0, topic: 0 },
};

/** What a search knows before anything is learnt: the calibration of the sample community's FAQ under the default weights. */
export const defaultMatchCalibration: MatchCalibration = {
  modes: {
    english: {
      weights: defaultWeights.english,
      runnersUp: 0.812,
      logistic: {
        means: [0.703, 0.135, 0.442, 0.057, 0.053, 0.046, 0.254, 0.195, -0.01, 0.399],
        spreads: [0.23, 0.146, 0.145, 0.107, 0.082, 0.112, 0.194, 0.11, 0.1, 0.193],
        slopes: [0.424, 0.202, 0.477, 0.252, 0.127, 0.318, 0.242, 0.118, 0.367, 0.489],
        intercept: -1.598,
      },
    },
    multilingual: {
      weights: defaultWeights.multilingual,
      runnersUp: 0.795,
      logistic: {
        means: [0.586, 0.125, 0.404, 0.067, 0.052, 0.035, 0.457, 0.271, -0.014, 0.474],
        spreads: [0.197, 0.136, 0.135, 0.109, 0.089, 0.097, 0.39, 0.254, 0.23, 0.317],
        slopes: [0.365, 0.399, 0.45, 0.401, 0.358, 0.238, 0.112, 0.077, 0.265, 0.389],
        intercept: -1.18,
      },
    },
    lexical: {
      weights: defaultWeights.lexical,
      runnersUp: 0.745,
      logistic: {
        means: [0.474, 0.103, 0, 0, 0, 0, 0.362, 0.224, -0.008, 0.436],
        spreads: [0.303, 0.168, 1, 1, 1, 1, 0.245, 0.171, 0.142, 0.214],
        slopes: [0.0, 0.436, 0.4, 0.4, 0.4, 0.4, 0.0, 0.0, 0.216, 0.843],
        intercept: -1.587,
      },
    },
  },
  curve: [
    { confidence: 0.004, precision: 0.237, coverage: 1 },
    { confidence: 0.011, precision: 0.247, coverage: 0.96 },
    { confidence: 0.016, precision: 0.258, coverage: 0.92 },
    { confidence: 0.02, precision: 0.27, coverage: 0.88 },
    { confidence: 0.026, precision: 0.283, coverage: 0.84 },
    { confidence: 0.032, precision: 0.297, coverage: 0.8 },
    { confidence: 0.038, precision: 0.312, coverage: 0.76 },
    { confidence: 0.046, precision: 0.327, coverage: 0.72 },
    { confidence: 0.052, precision: 0.342, coverage: 0.68 },
    { confidence: 0.061, precision: 0.361, coverage: 0.641 },
    { confidence: 0.071, precision: 0.38, coverage: 0.6 },
    { confidence: 0.081, precision: 0.399, coverage: 0.561 },
    { confidence: 0.094, precision: 0.424, coverage: 0.52 },
    { confidence: 0.108, precision: 0.455, coverage: 0.481 },
    { confidence: 0.127, precision: 0.477, coverage: 0.441 },
    { confidence: 0.161, precision: 0.507, coverage: 0.401 },
    { confidence: 0.189, precision: 0.538, coverage: 0.361 },
    { confidence: 0.23, precision: 0.573, coverage: 0.321 },
    { confidence: 0.286, precision: 0.623, coverage: 0.28 },
    { confidence: 0.341, precision: 0.653, coverage: 0.241 },
    { confidence: 0.449, precision: 0.703, coverage: 0.2 },
    { confidence: 0.568, precision: 0.753, coverage: 0.161 },
    { confidence: 0.71, precision: 0.79, coverage: 0.12 },
    { confidence: 0.838, precision: 0.852, coverage: 0.081 },
    { confidence: 0.943, precision: 0.914, coverage: 0.041 },
    { confidence: 0.985, precision: 0.912, coverage: 0.01 },
  ],
};
