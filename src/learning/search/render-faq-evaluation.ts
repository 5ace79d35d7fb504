import type { FaqEvaluation } from "./evaluate-faq.ts";
import type { RankingMeasures } from "./measure-ranking.ts";

/** The evaluation as a few lines for a terminal. */
export function renderFaqEvaluation(evaluation: FaqEvaluation): string {
  const { autoPrecision, autoCoverage, falseAnswers, baselines } = evaluation;
  return [
    "              recall@1  recall@3  recall@5     MRR",
    renderRow("search", evaluation),
    renderRow("BM25", baselines.bm25),
    "",
    `automatic answers   ${toPercent(autoPrecision)} right, to ${toPercent(autoCoverage)} of the questions with an entry`,
    `false answers       to ${toPercent(falseAnswers)} of the questions without an entry`,
    "",
    "Ranks are those of an untaught search; confidence was calibrated on the other four fifths of the questions.",
  ].join("\n");
}

function renderRow(name: string, measures: RankingMeasures): string {
  const { recallAt1, recallAt3, recallAt5, mrr } = measures;
  return [name.padEnd(12), ...[recallAt1, recallAt3, recallAt5].map(toPercent), mrr.toFixed(3).padStart(7)].join("  ");
}

function toPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(8);
}
