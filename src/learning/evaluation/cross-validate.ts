import { UsherError } from "../../core/errors.ts";
import { toStratifiedFolds } from "../classifier/folds.ts";
import type { LabelledText } from "../dataset/labelled-file.ts";
import type { ConfusionCell } from "../metrics/confusion.ts";
import { createRandom } from "../random.ts";
import { type Evaluation, evaluateMethod } from "./evaluate-method.ts";
import type { Method } from "./method.ts";

/** A figure over the folds where it could be told. */
export interface Spread {
  readonly mean: number;
  /** Standard deviation between folds; 0 with a single one. */
  readonly spread: number;
}

/** Every figure as mean and spread over the folds; `null` where no fold could tell it. */
export interface CrossValidation {
  readonly folds: number;
  readonly texts: number;
  readonly figures: Readonly<Record<FigureName, Spread | null>>;
  readonly perLabel: Readonly<
    Record<string, Readonly<Record<"precision" | "recall" | "f1", Spread>> & { readonly support: number }>
  >;
  /** Of all folds together, most frequent first. */
  readonly confusions: readonly ConfusionCell[];
  /** Labels with fewer texts than folds: in some fold nothing was there to test them by. */
  readonly rareLabels: readonly string[];
  readonly backend: string;
}

/** Each figure of an evaluation that is a number, by its name. */
const figures = {
  accuracy: ({ accuracy }) => accuracy,
  macroF1: ({ macroF1 }) => macroF1,
  macroPrecision: ({ macroPrecision }) => macroPrecision,
  macroRecall: ({ macroRecall }) => macroRecall,
  ece: ({ ece }) => ece,
  coverageAt95: ({ coverageAt95 }) => coverageAt95,
  outOfScopeRecall: ({ outOfScope }) => outOfScope.recall,
  outOfScopePrecision: ({ outOfScope }) => outOfScope.precision,
  outOfScopeAuroc: ({ outOfScope }) => outOfScope.auroc,
  inScopeAccuracy: ({ outOfScope }) => outOfScope.inScopeAccuracy,
  keywordAccuracy: ({ baselines }) => baselines.keyword.accuracy,
  majorityAccuracy: ({ baselines }) => baselines.majority.accuracy,
  trainSeconds: ({ trainSeconds }) => trainSeconds,
  latencyP50: ({ latencyMs }) => latencyMs.p50,
  latencyP99: ({ latencyMs }) => latencyMs.p99,
} as const satisfies Readonly<Record<string, (evaluation: Evaluation) => number | null>>;

export type FigureName = keyof typeof figures;

export interface CrossValidationOptions {
  /** 2 or more. */
  readonly folds: number;
  readonly seed: number;
  readonly backend: string;
  readonly onFold?: (fold: number) => void;
}

/**
 * Measures a method by stratified k-fold cross-validation: each fold is the test of a training on all others. Throws `input-invalid`
 * where there are fewer texts than folds.
 */
export async function crossValidate(
  method: Method,
  texts: readonly LabelledText[],
  { folds, seed, backend, onFold = () => {} }: CrossValidationOptions,
): Promise<CrossValidation> {
  if (texts.length < folds) {
    throw new UsherError(
      "input-invalid",
      `${texts.length} texts make no ${folds} folds; name more texts or fewer folds`,
    );
  }
  const names = [...new Set(texts.map(({ label }) => label))].sort();
  const counts = new Map(names.map((name) => [name, texts.filter(({ label }) => label === name).length]));
  const numbers = Int32Array.from(texts, ({ label }) => names.indexOf(label));
  const fold = toStratifiedFolds(numbers, folds, createRandom(seed));
  const evaluations: Evaluation[] = [];
  for (let number = 0; number < folds; number++) {
    onFold(number);
    const train = texts.filter((_, at) => fold[at] !== number);
    const test = texts.filter((_, at) => fold[at] === number);
    evaluations.push(await evaluateMethod(method, { train, test }, { backend }));
  }
  return {
    folds,
    texts: texts.length,
    figures: Object.fromEntries(
      Object.entries(figures).map(([name, read]) => [name, toSpread(evaluations.map(read))]),
    ) as CrossValidation["figures"],
    perLabel: toPerLabel(evaluations),
    confusions: sumConfusions(evaluations),
    rareLabels: names.filter((name) => (counts.get(name) ?? 0) < folds),
    backend,
  };
}

/** Mean and standard deviation of the figures there are. */
export function toSpread(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / Math.max(1, known.length - 1)) };
}

function toPerLabel(evaluations: readonly Evaluation[]): CrossValidation["perLabel"] {
  const labels = [...new Set(evaluations.flatMap(({ perLabel }) => Object.keys(perLabel)))].sort();
  return Object.fromEntries(
    labels.map((label) => {
      const scores = evaluations.flatMap(({ perLabel }) => perLabel[label] ?? []);
      const over = (read: (score: (typeof scores)[number]) => number): Spread =>
        toSpread(scores.map(read)) ?? { mean: 0, spread: 0 };
      return [
        label,
        {
          precision: over(({ precision }) => precision),
          recall: over(({ recall }) => recall),
          f1: over(({ f1 }) => f1),
          support: scores.reduce((sum, { support }) => sum + support, 0),
        },
      ];
    }),
  );
}

function sumConfusions(evaluations: readonly Evaluation[]): readonly ConfusionCell[] {
  const cells = new Map<string, ConfusionCell>();
  for (const { truth, predicted, count } of evaluations.flatMap(({ confusions }) => confusions)) {
    const key = JSON.stringify([truth, predicted]);
    cells.set(key, { truth, predicted, count: count + (cells.get(key)?.count ?? 0) });
  }
  return [...cells.values()].sort((left, right) => right.count - left.count);
}
