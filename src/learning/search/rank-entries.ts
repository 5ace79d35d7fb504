import { applyLogistic } from "../classifier/logistic.ts";
import type { TermIndex } from "./create-term-index.ts";
import type { KnowledgeRow } from "./knowledge-row.ts";
import type { ModeCalibration, ScoreWeights } from "./match-calibration.ts";
import type { EntryScore, SearchQuery } from "./score-entries.ts";

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
export function rankEntries(
  scores: readonly EntryScore[],
  weights: ScoreWeights,
  limit: number,
  topic?: ReadonlyMap<string, number>,
): RankedEntry[] {
  const best: RankedEntry[] = [];
  for (const score of scores) {
    const known = score.entry.kind === "faq" ? (topic?.get(score.entry.id) ?? 0) : 0;
    const similarity = toSimilarity(score, weights) + weights.topic * known;
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
  return (
    weights.cosine * score.cosine +
    weights.support * score.support +
    weights.passage * score.passage +
    weights.lexical * score.lexical +
    weights.lexicalPassage * score.lexicalPassage +
    weights.foreign * score.foreign
  );
}

/**
 * What speaks for the first of ranked entries, each the more so the greater it is: its sum and the lead over the second, its
 * scores and their lead over every other (negative where the scores disagree), and the share of the question's words, by rarity,
 * that the entry has anywhere.
 */
export function toMatchFeatures(
  ranked: readonly RankedEntry[],
  query: SearchQuery,
  index: TermIndex,
  isExcluded?: (row: KnowledgeRow) => boolean,
): number[] {
  const [first, second] = ranked;
  if (!first) return new Array<number>(10).fill(0);
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
    Math.max(
      toCoverage(score, query.terms, index, isExcluded),
      toCoverage(score, query.glossed?.terms ?? [], index, isExcluded),
    ),
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

function toCoverage(
  score: EntryScore,
  terms: readonly string[],
  index: TermIndex,
  isExcluded: ((row: KnowledgeRow) => boolean) | undefined,
): number {
  const rows = [...score.entry.rows].filter((row) => !isExcluded?.(row));
  const known = new Set(rows.flatMap((row) => index.termsOf(row.number)));
  let all = 0;
  let covered = 0;
  for (const term of new Set(terms)) {
    const weight = index.weigh(term);
    all += weight;
    if (known.has(term)) covered += weight;
  }
  return all > 0 ? covered / all : 0;
}
