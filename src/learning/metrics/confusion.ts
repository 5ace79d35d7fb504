/** How often texts of one label (`truth`) were given another or the same (`predicted`). */
export interface ConfusionCell {
  readonly truth: string;
  readonly predicted: string;
  readonly count: number;
}

/** Precision, recall and F1 of one label, and how many texts have it; a ratio without cases is 0. */
export interface LabelScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

/** One text's true and predicted label. */
export interface Outcome {
  readonly truth: string;
  readonly predicted: string;
}

/** Counts every pair of labels that occurs, most frequent first. */
export function toConfusion(outcomes: readonly Outcome[]): readonly ConfusionCell[] {
  const cells = new Map<string, ConfusionCell>();
  for (const { truth, predicted } of outcomes) {
    const key = JSON.stringify([truth, predicted]);
    cells.set(key, { truth, predicted, count: (cells.get(key)?.count ?? 0) + 1 });
  }
  return [...cells.values()].sort((left, right) => right.count - left.count);
}

/** Scores of every label that is true of a text. */
export function toLabelScores(outcomes: readonly Outcome[]): Readonly<Record<string, LabelScore>> {
  const support = countBy(outcomes, ({ truth }) => truth);
  const given = countBy(outcomes, ({ predicted }) => predicted);
  const right = countBy(
    outcomes.filter(({ truth, predicted }) => truth === predicted),
    ({ truth }) => truth,
  );
  const labels = [...support.keys()].sort();
  return Object.fromEntries(
    labels.map((label) => {
      const precision = ratio(right.get(label) ?? 0, given.get(label) ?? 0);
      const recall = ratio(right.get(label) ?? 0, support.get(label) ?? 0);
      const f1 = ratio(2 * precision * recall, precision + recall);
      return [label, { precision, recall, f1, support: support.get(label) ?? 0 }];
    }),
  );
}

/** Share of texts with the right label; 0 without texts. */
export function toAccuracy(outcomes: readonly Outcome[]): number {
  return ratio(outcomes.filter(({ truth, predicted }) => truth === predicted).length, outcomes.length);
}

/** Unweighted means over the labels. */
export function toMacroScores(scores: Readonly<Record<string, LabelScore>>): Omit<LabelScore, "support"> {
  const all = Object.values(scores);
  const mean = (of: (score: LabelScore) => number): number =>
    ratio(
      all.reduce((sum, score) => sum + of(score), 0),
      all.length,
    );
  return {
    precision: mean((score) => score.precision),
    recall: mean((score) => score.recall),
    f1: mean((score) => score.f1),
  };
}

function countBy(outcomes: readonly Outcome[], key: (outcome: Outcome) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) counts.set(key(outcome), (counts.get(key(outcome)) ?? 0) + 1);
  return counts;
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
