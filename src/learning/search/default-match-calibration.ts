import type { MatchCalibration, SearchMode } from "./match-calibration.ts";
import type { ScoreWeights } from "./score-entries.ts";

/**
 * The weights that serve where there is too little to learn from; fitted ones start from here. Chosen by hand between what suits
 * rephrased questions (the cosine to a wording alone) and what suits symptoms that no wording mentions (passages and words). What
 * `foreign` and the words count in the multilingual mode was measured on bilingual entries, with and without their Chinese texts.
 */
export const defaultWeights: Readonly<Record<SearchMode, ScoreWeights>> = {
  english: { cosine: 0.5, support: 0.5, passage: 0.5, lexical: 0.2, lexicalPassage: 0.4, coverage: 0.3, foreign: 0 },
  multilingual: {
    cosine: 0.6,
    support: 0.4,
    passage: 0.35,
    lexical: 0.25,
    lexicalPassage: 0.3,
    coverage: 0.35,
    foreign: 0.14,
  },
  lexical: { cosine: 0, support: 0, passage: 0, lexical: 1, lexicalPassage: 0.5, coverage: 0.5, foreign: 0 },
};

/** What a search knows before anything is learnt: the calibration of the sample community's FAQ under the default weights. */
export const defaultMatchCalibration: MatchCalibration = {
  modes: {
    english: {
      weights: defaultWeights.english,
      runnersUp: 0.864,
      logistic: {
        means: [0.862, 0.178, 0.417, 0.043, 0.036, 0.049, 0.338, 0.247, -0.009, 0.46, 0.021],
        spreads: [0.338, 0.235, 0.161, 0.136, 0.095, 0.13, 0.343, 0.164, 0.141, 0.254, 0.188],
        slopes: [0.48, 0.452, 0.297, 0.148, 0.019, 0.724, 0.398, 0.372, 0.334, 0.396, 0.557],
        intercept: -1.57,
      },
    },
    multilingual: {
      weights: defaultWeights.multilingual,
      runnersUp: 0.5,
      logistic: {
        means: [0.879, 0.212, 0.41, 0.081, 0.042, 0.024, 0.397, 0.228, -0.011, 0.419, 0.047],
        spreads: [0.365, 0.271, 0.188, 0.163, 0.112, 0.122, 0.335, 0.193, 0.159, 0.266, 0.187],
        slopes: [0.564, 0.551, 0.668, 0.556, 0.374, 0.245, 0.624, 0.228, 0.184, 0.492, 0.552],
        intercept: -1.788,
      },
    },
    lexical: {
      weights: defaultWeights.lexical,
      runnersUp: 0.841,
      logistic: {
        means: [0.784, 0.203, 0, 0, 0, 0, 0.417, 0.247, -0.01, 0.487, 0.052],
        spreads: [0.476, 0.303, 1, 1, 1, 1, 0.327, 0.168, 0.149, 0.239, 0.162],
        slopes: [0.505, 0.909, 0.4, 0.4, 0.4, 0.4, 0.584, 0.222, 0.232, 0.44, 0.614],
        intercept: -1.461,
      },
    },
  },
  curve: [
    { confidence: 0.001, precision: 0.26, coverage: 1 },
    { confidence: 0.005, precision: 0.271, coverage: 0.96 },
    { confidence: 0.007, precision: 0.282, coverage: 0.92 },
    { confidence: 0.01, precision: 0.295, coverage: 0.88 },
    { confidence: 0.013, precision: 0.309, coverage: 0.84 },
    { confidence: 0.016, precision: 0.324, coverage: 0.8 },
    { confidence: 0.018, precision: 0.341, coverage: 0.761 },
    { confidence: 0.023, precision: 0.358, coverage: 0.72 },
    { confidence: 0.026, precision: 0.378, coverage: 0.68 },
    { confidence: 0.032, precision: 0.401, coverage: 0.64 },
    { confidence: 0.039, precision: 0.427, coverage: 0.6 },
    { confidence: 0.049, precision: 0.454, coverage: 0.561 },
    { confidence: 0.056, precision: 0.485, coverage: 0.52 },
    { confidence: 0.069, precision: 0.522, coverage: 0.48 },
    { confidence: 0.088, precision: 0.564, coverage: 0.44 },
    { confidence: 0.115, precision: 0.61, coverage: 0.4 },
    { confidence: 0.15, precision: 0.665, coverage: 0.36 },
    { confidence: 0.2, precision: 0.731, coverage: 0.32 },
    { confidence: 0.276, precision: 0.806, coverage: 0.28 },
    { confidence: 0.423, precision: 0.868, coverage: 0.24 },
    { confidence: 0.63, precision: 0.931, coverage: 0.2 },
    { confidence: 0.834, precision: 0.967, coverage: 0.16 },
    { confidence: 0.941, precision: 0.99, coverage: 0.12 },
    { confidence: 0.99, precision: 0.999, coverage: 0.08 },
    { confidence: 0.999, precision: 1, coverage: 0.04 },
    { confidence: 1, precision: 1, coverage: 0.01 },
  ],
};
