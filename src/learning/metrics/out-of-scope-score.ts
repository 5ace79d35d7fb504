import { toAuroc } from "./to-auroc.ts";

/** One text's out-of-scope probability, beside what is true; `isRight` tells whether the predicted label fits a text in scope. */
export interface ScopeOutcome {
  readonly outOfScope: number;
  readonly isOutside: boolean;
  readonly isRight: boolean;
}

/** How well texts out of scope are told apart at a threshold; a ratio without cases is `null`. */
export interface OutOfScopeScore {
  readonly threshold: number;
  readonly recall: number | null;
  readonly precision: number | null;
  readonly auroc: number | null;
  /** Share of the texts in scope that are neither taken for out-of-scope nor given a wrong label. */
  readonly inScopeAccuracy: number | null;
}

/** Scores the decision "out of scope from `threshold` on". */
export function toOutOfScopeScore(outcomes: readonly ScopeOutcome[], threshold: number): OutOfScopeScore {
  const outside = outcomes.filter(({ isOutside }) => isOutside);
  const inside = outcomes.filter(({ isOutside }) => !isOutside);
  const flagged = outcomes.filter(({ outOfScope }) => outOfScope >= threshold);
  const found = flagged.filter(({ isOutside }) => isOutside).length;
  const kept = inside.filter(({ outOfScope, isRight }) => outOfScope < threshold && isRight).length;
  const scores = (side: readonly ScopeOutcome[]): number[] => side.map(({ outOfScope }) => outOfScope);
  return {
    threshold,
    recall: ratio(found, outside.length),
    precision: outside.length > 0 ? ratio(found, flagged.length) : null,
    auroc: toAuroc(scores(outside), scores(inside)) ?? null,
    inScopeAccuracy: ratio(kept, inside.length),
  };
}

/** Of the texts in scope with the right label, so many may be turned away to find those out of scope. */
const mayBeTurnedAway = 0.05;

/** Thresholds whose scores differ by less are as good as each other: a handful of texts would decide between them. */
const asGood = 0.01;

/**
 * The threshold with the best mean of in-scope accuracy and out-of-scope recall, of those that turn few texts in scope away, and of those
 * as good as it the one that turns the fewest away; above every score where there is nothing on one of the sides.
 */
export function toOutOfScopeThreshold(outcomes: readonly ScopeOutcome[]): number {
  const outside = outcomes.filter(({ isOutside }) => isOutside).length;
  const right = outcomes.filter(({ isOutside, isRight }) => !isOutside && isRight).length;
  if (outside === 0 || right === 0) return never;
  const candidates: { readonly threshold: number; readonly score: number }[] = [];
  const sorted = outcomes.toSorted((left, other) => other.outOfScope - left.outOfScope);
  let found = 0;
  let lost = 0;
  for (const [index, outcome] of sorted.entries()) {
    if (outcome.isOutside) found++;
    else if (outcome.isRight) lost++;
    const next = sorted[index + 1]?.outOfScope ?? 0;
    if (next === outcome.outOfScope) continue;
    if (lost > mayBeTurnedAway * right) break;
    candidates.push({ threshold: (outcome.outOfScope + next) / 2, score: found / outside - lost / right });
  }
  const best = Math.max(...candidates.map(({ score }) => score));
  // They come by falling threshold.
  return best > 0 ? (candidates.find(({ score }) => score >= best - asGood)?.threshold ?? never) : never;
}

/** No probability reaches it. */
const never = 1.01;

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
