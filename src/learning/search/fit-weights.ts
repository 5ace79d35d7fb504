import { minimise } from "../heads/minimise.ts";
import { rankingSharpness, toSimilarity } from "./rank-entries.ts";
import { type EntryScore, type ScoreWeights, scoreNames } from "./score-entries.ts";

/** A question with the right entry's scores and those of the closest others. */
export interface RankingCase {
  readonly right: EntryScore;
  readonly others: readonly EntryScore[];
  readonly weight: number;
}

/**
 * Fits the weights of the scores so that a softmax over the weighted sums picks the right entries (ListNet with one right answer,
 * Cao and others, 2007). `prior` holds as if it came from some hundred questions: wordings that one author wrote for one entry are
 * less alike than what people rephrase, so they must not have all the say. No weight is negative.
 */
export function fitWeights(cases: readonly RankingCase[], prior: ScoreWeights): ScoreWeights {
  const start = scoreNames.map((name) => prior[name] * rankingSharpness);
  const point = Float32Array.from(start, Math.sqrt);
  const total = cases.reduce((sum, one) => sum + one.weight, 0) || 1;
  minimise(
    point,
    (roots, gradient) => {
      const weights = toWeights(roots);
      const slope = new Float64Array(scoreNames.length);
      let loss = 0;
      for (const one of cases) loss += addCase(one, weights, slope, one.weight / total);
      scoreNames.forEach((_, at) => {
        const distance = (roots[at] ?? 0) ** 2 - (start[at] ?? 0);
        loss += ((priorStrength / total) * distance * distance) / 2;
        gradient[at] = 2 * (roots[at] ?? 0) * ((slope[at] ?? 0) + (priorStrength / total) * distance);
      });
      return loss;
    },
    { iterations: 80, tolerance: 1e-5 },
  );
  return toWeights(point);
}

const priorStrength = 10;

function toWeights(roots: Float32Array): ScoreWeights {
  const weight = (at: number): number => (roots[at] ?? 0) ** 2 / rankingSharpness;
  return {
    cosine: weight(0),
    support: weight(1),
    passage: weight(2),
    lexical: weight(3),
    lexicalPassage: weight(4),
    coverage: weight(5),
    foreign: weight(6),
  };
}

/** Adds a case's share to the gradient and gives its loss. */
function addCase(one: RankingCase, weights: ScoreWeights, slope: Float64Array, share: number): number {
  const all = [one.right, ...one.others];
  const sums = all.map((score) => rankingSharpness * toSimilarity(score, weights));
  const greatest = Math.max(...sums);
  const odds = sums.map((sum) => Math.exp(sum - greatest));
  const total = odds.reduce((sum, value) => sum + value, 0);
  scoreNames.forEach((name, at) => {
    const expected = all.reduce((sum, score, index) => sum + ((odds[index] ?? 0) / total) * score[name], 0);
    slope[at] = (slope[at] ?? 0) + share * (expected - one.right[name]);
  });
  return share * (Math.log(total) + greatest - (sums[0] ?? 0));
}
