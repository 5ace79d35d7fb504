import type { Tuning } from "../../learning/classifier/tuning.ts";
import type { ClassifierSearch } from "../../learning/model/tune-model.ts";

/** What a search of tunings came to as a table a classifier: every trial, the chosen one with a star. */
export function renderSearches(searches: readonly ClassifierSearch[]): readonly string[] {
  return searches.flatMap(({ side, set, tuning, trials, untried }) => [
    `${set} (${side}), by cross-validation on the training examples`,
    "   n-grams: L2      L1  epochs  dense: L2  steps  trust    loss  accuracy",
    ...trials.map((trial) => {
      const star = isSame(trial.tuning, tuning) ? "*" : " ";
      return `${star}  ${toCells(trial.tuning)}  ${trial.loss.toFixed(4).padStart(6)}  ${trial.accuracy.toFixed(3).padStart(8)}`;
    }),
    ...(untried > 0 ? [`   ${untried} more were not tried; a longer --budget allows for them`] : []),
    "",
  ]);
}

function toCells({ ngrams, dense, trust }: Tuning): string {
  return [
    toShort(ngrams.l2).padStart(11),
    toShort(ngrams.l1).padStart(6),
    String(ngrams.epochs).padStart(6),
    toShort(dense.l2).padStart(9),
    String(dense.iterations).padStart(5),
    String(trust).padStart(5),
  ].join("  ");
}

function toShort(value: number): string {
  return value > 0 && value < 0.001 ? value.toExponential(0) : String(value);
}

function isSame(one: Tuning, other: Tuning): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
