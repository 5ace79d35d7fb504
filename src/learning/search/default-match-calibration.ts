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
      runnersUp: 0.895,
      logistic: {
        means: [0.583, 0.104, 0.344, 0.019, 0.026, 0.036, 0.239, 0.214, -0.012, 0.36],
        spreads: [0.255, 0.133, 0.142, 0.096, 0.073, 0.101, 0.184, 0.16, 0.142, 0.222],
        slopes: [0.507, 0.456, 0.393, 0.179, 0.11, 0.74, 0.201, 0.44, 0.524, 0.543],
        intercept: -2.026,
      },
    },
    multilingual: {
      weights: defaultWeights.multilingual,
      runnersUp: 0.882,
      logistic: {
        means: [0.504, 0.111, 0.358, 0.065, 0.031, 0.009, 0.098, 0.058, 0.0, 0.121],
        spreads: [0.21, 0.14, 0.167, 0.131, 0.092, 0.084, 0.173, 0.102, 0.086, 0.179],
        slopes: [0.503, 0.461, 0.683, 0.629, 0.256, 0.146, 0.301, 0.319, 0.29, 0.312],
        intercept: -1.619,
      },
    },
    lexical: {
      weights: defaultWeights.lexical,
      runnersUp: 0.662,
      logistic: {
        means: [0.393, 0.083, 0, 0, 0, 0, 0.304, 0.177, -0.011, 0.356],
        spreads: [0.231, 0.144, 1, 1, 1, 1, 0.181, 0.158, 0.13, 0.206],
        slopes: [0.045, 0.763, 0.4, 0.4, 0.4, 0.4, 0.018, 0.233, 0.645, 0.734],
        intercept: -1.994,
      },
    },
  },
  curve: [
    { confidence: 0.002, precision: 0.244, coverage: 1 },
    { confidence: 0.007, precision: 0.257, coverage: 0.95 },
    { confidence: 0.009, precision: 0.271, coverage: 0.901 },
    { confidence: 0.012, precision: 0.287, coverage: 0.85 },
    { confidence: 0.015, precision: 0.305, coverage: 0.8 },
    { confidence: 0.018, precision: 0.326, coverage: 0.75 },
    { confidence: 0.021, precision: 0.349, coverage: 0.7 },
    { confidence: 0.026, precision: 0.375, coverage: 0.652 },
    { confidence: 0.03, precision: 0.407, coverage: 0.6 },
    { confidence: 0.038, precision: 0.443, coverage: 0.55 },
    { confidence: 0.049, precision: 0.487, coverage: 0.5 },
    { confidence: 0.065, precision: 0.533, coverage: 0.452 },
    { confidence: 0.094, precision: 0.582, coverage: 0.401 },
    { confidence: 0.131, precision: 0.659, coverage: 0.35 },
    { confidence: 0.233, precision: 0.718, coverage: 0.3 },
    { confidence: 0.365, precision: 0.79, coverage: 0.251 },
    { confidence: 0.581, precision: 0.884, coverage: 0.201 },
    { confidence: 0.802, precision: 0.95, coverage: 0.15 },
    { confidence: 0.918, precision: 0.967, coverage: 0.101 },
    { confidence: 0.992, precision: 0.975, coverage: 0.05 },
    { confidence: 1.0, precision: 0.932, coverage: 0.01 },
  ],
};
