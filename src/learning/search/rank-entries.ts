import { applyLogistic } from "../classifier/logistic.ts";
import type { ModeCalibration } from "./match-calibration.ts";
import { type EntryScore, type ScoreWeights, scoreNames } from "./score-entries.ts";

/** An entry with its weighted sum. */
export interface RankedEntry {
  readonly score: EntryScore;
  readonly similarity: number;
}

/** An entry with the calibrated probability that it is the right one. */
export interface JudgedEntry extends RankedEntry {
  readonly confidence: number;
}

/** The `limit` entries with the greatest weighted sums, best first. */
export function rankEntries(scores: readonly EntryScore[], weights: ScoreWeights, limit: number): RankedEntry[] {
  const best: RankedEntry[] = [];
  for (const score of scores) {
    const similarity = toSimilarity(score, weights);
    if (best.length === limit && similarity <= (best.at(-1)?.similarity ?? 0)) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.similarity ?? 0) < similarity) at--;
    best.splice(at, 0, { score, similarity });
    if (best.length > limit) best.pop();
  }
  return best;
}

/** The weighted sum of an entry's scores. */
export function toSimilarity(score: EntryScore, weights: ScoreWeights): number {
  return scoreNames.reduce((sum, name) => sum + weights[name] * score[name], 0);
}

/**
 * What speaks for the first of ranked entries, each the more so the greater it is: its sum and the lead over the second, its
 * scores and their lead over every other (negative where the scores disagree), words included.
 */
export function toMatchFeatures(ranked: readonly RankedEntry[]): number[] {
  const [first, second] = ranked;
  if (!first) return new Array<number>(11).fill(0);
  const { score, similarity } = first;
  const lead = (of: (score: EntryScore) => number): number =>
    of(score) - Math.max(0, ...ranked.slice(1).map((entry) => of(entry.score)));
  return [
    similarity,
    similarity - (second?.similarity ?? 0),
    score.cosine,
    lead((one) => one.cosine),
    lead((one) => one.support),
    lead((one) => one.passage),
    score.lexical,
    score.lexicalPassage,
    lead((one) => one.lexicalPassage),
    score.coverage,
    lead((one) => one.coverage),
  ];
}

/** Judges ranked entries: the first by the calibration, the others by what is left, in the ratio of their sums' exponentials. */
export function judgeRanking(
  ranked: readonly RankedEntry[],
  features: readonly number[],
  calibration: ModeCalibration,
): JudgedEntry[] {
  const [first, ...others] = ranked;
  if (!first) return [];
  const confidence = applyLogistic(calibration.logistic, features);
  const shares = others.map((entry) => Math.exp(rankingSharpness * (entry.similarity - first.similarity)));
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  const left = (1 - confidence) * calibration.runnersUp;
  return [
    { ...first, confidence },
    ...others.map((entry, at) => ({ ...entry, confidence: Math.min(confidence, (left * (shares[at] ?? 0)) / total) })),
  ];
}

/** The scale on which a softmax over the weighted sums is about calibrated. */
export const rankingSharpness = 12;
