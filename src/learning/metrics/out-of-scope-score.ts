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

/** The threshold with the best mean of in-scope accuracy and out-of-scope recall; above every score where nothing is outside. */
export function toOutOfScopeThreshold(outcomes: readonly ScopeOutcome[]): number {
  const outside = outcomes.filter(({ isOutside }) => isOutside).length;
  const inside = outcomes.length - outside;
  let best = { threshold: 1.01, score: Number.NEGATIVE_INFINITY };
  if (outside === 0 || inside === 0) return best.threshold;
  const sorted = outcomes.toSorted((left, right) => left.outOfScope - right.outOfScope);
  let missed = outside;
  let kept = 0;
  sorted.forEach((outcome, index) => {
    const previous = sorted[index - 1];
    const score = kept / inside + missed / outside;
    if (!previous || previous.outOfScope < outcome.outOfScope) {
      const threshold = previous ? (previous.outOfScope + outcome.outOfScope) / 2 : outcome.outOfScope;
      if (score > best.score) best = { threshold, score };
    }
    if (outcome.isOutside) missed--;
    else if (outcome.isRight) kept++;
  });
  return best.threshold;
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
