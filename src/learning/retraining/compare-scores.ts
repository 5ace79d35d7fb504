import type { Comparison } from "../../core/feedback/promotion.ts";
import { createRandom } from "../random.ts";

/** How right two models were about one text: 1 right, 0 wrong, between the two where a text has several answers. */
export interface PairedScore {
  readonly current: number;
  readonly candidate: number;
}

const resamples = 2000;

/**
 * Compares two models on the same texts. Where scores are right or wrong, `chance` is that of the exact one-sided test of McNemar
 * (1947): only texts that exactly one of the two has right count, and between equals each is a fair coin. Other scores are
 * compared by a paired bootstrap (Efron 1979) with a fixed seed.
 */
export function compareScores(pairs: readonly PairedScore[]): Comparison {
  const differences = pairs.map(({ current, candidate }) => candidate - current);
  const gained = differences.filter((difference) => difference > 0).length;
  const lost = differences.filter((difference) => difference < 0).length;
  const isBinary = pairs.every(({ current, candidate }) => isRightOrWrong(current) && isRightOrWrong(candidate));
  return {
    texts: pairs.length,
    before: toMean(pairs.map(({ current }) => current)),
    after: toMean(pairs.map(({ candidate }) => candidate)),
    gained,
    lost,
    chance: isBinary ? toBinomialTail(lost, gained + lost) : toBootstrapChance(differences),
  };
}

function isRightOrWrong(score: number): boolean {
  return score === 0 || score === 1;
}

function toMean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/** Probability that at least `lost` of `changed` fair coins fall on one side. */
function toBinomialTail(lost: number, changed: number): number {
  let tail = 0;
  // The logarithm of the binomial coefficient, so that thousands of changed texts overflow nothing.
  let logTerm = -changed * Math.LN2;
  for (let count = 0; count <= changed; count++) {
    if (count >= lost) tail += Math.exp(logTerm);
    logTerm += Math.log((changed - count) / (count + 1));
  }
  return Math.min(1, tail);
}

/** Share of samples of centred differences whose mean is as low as the one observed. */
function toBootstrapChance(differences: readonly number[]): number {
  const observed = toMean(differences);
  if (observed >= 0) return 1;
  const random = createRandom(1);
  let asLow = 0;
  for (let round = 0; round < resamples; round++) {
    let sum = 0;
    for (let draw = 0; draw < differences.length; draw++) {
      sum += (differences[Math.floor(random() * differences.length)] ?? 0) - observed;
    }
    if (sum / differences.length <= observed + 1e-12) asLow++;
  }
  return (asLow + 1) / (resamples + 1);
}
