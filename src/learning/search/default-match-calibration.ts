import type { MatchCalibration, ScoreWeights } from "./match-calibration.ts";

/** The weights that serve where there is too little to learn from; fitted ones start from here. */
export const defaultWeights: Readonly<Record<"dense" | "lexical", ScoreWeights>> = {
  dense: { cosine: 0.5, support: 0.5, passage: 0.5, lexical: 0.15, lexicalPassage: 0.4, foreign: 0.1, topic: 0 },
  lexical: { cosine: 0, support: 0, passage: 0, lexical: 1, lexicalPassage: 0.5, foreign: 0, topic: 0 },
};
const flat = {
  means: [0, 0, 0, 0, 0, 0, 0],
  spreads: [1, 1, 1, 1, 1, 1, 1],
  slopes: [1, 0, 0, 0, 0, 0, 0],
  intercept: 0,
};
export const defaultMatchCalibration: MatchCalibration = {
  modes: {
    english: { weights: defaultWeights.dense, logistic: flat, runnersUp: 0.5 },
    multilingual: { weights: defaultWeights.dense, logistic: flat, runnersUp: 0.5 },
    lexical: { weights: defaultWeights.lexical, logistic: flat, runnersUp: 0.5 },
  },
  curve: [],
};
