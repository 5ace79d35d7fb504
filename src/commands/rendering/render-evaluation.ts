import type { CrossValidation, FigureName, Spread } from "../../learning/evaluation/cross-validate.ts";
import type { Evaluation } from "../../learning/evaluation/evaluate-method.ts";
import type { JudgedScores, ModelReport } from "../../learning/model/model-report.ts";
import type { FaqEvaluation } from "../../learning/search/evaluate-faq.ts";

/** An evaluation as lines to read. */
export function renderEvaluation(evaluation: Evaluation): readonly string[] {
  const { outOfScope, baselines, latencyMs } = evaluation;
  const { majority, keyword } = baselines;
  const labels = Object.entries(evaluation.perLabel);
  const width = Math.max(5, ...labels.map(([label]) => label.length));
  return [
    `${evaluation.testTexts} texts, trained on ${evaluation.trainTexts} in ${evaluation.trainSeconds.toFixed(1)} s (${evaluation.backend})`,
    "",
    `                  Usher   keyword  majority`,
    `accuracy        ${toCells(evaluation.accuracy, keyword.accuracy, majority.accuracy)}`,
    `macro F1        ${toCells(evaluation.macroF1, keyword.macroF1, majority.macroF1)}`,
    `macro precision ${toCells(evaluation.macroPrecision)}`,
    `macro recall    ${toCells(evaluation.macroRecall)}`,
    "These are of the texts in scope, before any is turned away.",
    "",
    `out of scope from ${outOfScope.threshold.toFixed(3)} on: recall ${toShare(outOfScope.recall)}, precision ${toShare(outOfScope.precision)}, AUROC ${toShare(outOfScope.auroc)} (keyword ${toShare(keyword.auroc)}), in-scope accuracy left ${toShare(outOfScope.inScopeAccuracy)}`,
    `calibration error ${toShare(evaluation.ece)}, coverage at precision 0.95: ${toShare(evaluation.coverageAt95)}`,
    `a message takes ${latencyMs.p50.toFixed(2)} ms (p50), ${latencyMs.p99.toFixed(2)} ms (p99); at most ${evaluation.peakRssMb.toFixed(0)} MB resident`,
    "",
    `${"label".padEnd(width)}  precision  recall     F1  texts`,
    ...labels.map(
      ([label, { precision, recall, f1, support }]) =>
        `${label.padEnd(width)}  ${[precision.toFixed(3).padStart(9), recall.toFixed(3).padStart(6), f1.toFixed(3).padStart(5), String(support).padStart(5)].join("  ")}`,
    ),
    ...renderConfusions(evaluation.confusions),
  ];
}

/** A cross-validation as lines to read. */
export function renderCrossValidation(validation: CrossValidation): readonly string[] {
  const { folds, texts, figures, perLabel, rareLabels, backend } = validation;
  const labels = Object.entries(perLabel);
  const width = Math.max(5, ...labels.map(([label]) => label.length));
  const toCell = (spread: Spread): string => `${spread.mean.toFixed(3)} ± ${spread.spread.toFixed(3)}`;
  return [
    `${folds} folds of ${texts} texts, each the test of a training on all others (${backend}); mean ± standard deviation between folds`,
    "",
    ...Object.entries(figureNames).map(([name, title]) => {
      const figure = figures[name as FigureName];
      return `${title.padEnd(28)} ${figure ? toCell(figure) : "–"}`;
    }),
    ...(rareLabels.length > 0 ? ["", `fewer texts than folds: ${rareLabels.join(", ")}`] : []),
    "",
    `${"label".padEnd(width)}  precision      recall         F1             texts`,
    ...labels.map(
      ([label, { precision, recall, f1, support }]) =>
        `${label.padEnd(width)}  ${toCell(precision)}  ${toCell(recall)}  ${toCell(f1)}  ${String(support).padStart(5)}`,
    ),
    ...renderConfusions(validation.confusions),
  ];
}

const figureNames: Readonly<Record<FigureName, string>> = {
  accuracy: "accuracy",
  macroF1: "macro F1",
  macroPrecision: "macro precision",
  macroRecall: "macro recall",
  ece: "calibration error",
  coverageAt95: "coverage at precision 0.95",
  outOfScopeRecall: "out of scope: recall",
  outOfScopePrecision: "out of scope: precision",
  outOfScopeAuroc: "out of scope: AUROC",
  inScopeAccuracy: "in-scope accuracy left",
  keywordAccuracy: "accuracy of keywords",
  majorityAccuracy: "accuracy of the majority",
  trainSeconds: "training, s",
  latencyP50: "a message, p50, ms",
  latencyP99: "a message, p99, ms",
};

/** As many confusions as say something at a glance; `--json` has all. */
const shownConfusions = 10;

function renderConfusions(confusions: Evaluation["confusions"]): readonly string[] {
  if (confusions.length === 0) return [];
  const lines = confusions
    .slice(0, shownConfusions)
    .map(({ truth, predicted, count }) => `${String(count).padStart(5)}  ${truth} taken for ${predicted}`);
  return ["", "most often confused", ...lines];
}

/** An evaluation of the FAQ search as lines to read. */
export function renderFaqEvaluation(evaluation: FaqEvaluation): readonly string[] {
  const { bm25 } = evaluation.baselines;
  return [
    "             Usher     BM25",
    `recall@1   ${toCells(evaluation.recallAt1, bm25.recallAt1)}`,
    `recall@3   ${toCells(evaluation.recallAt3, bm25.recallAt3)}`,
    `recall@5   ${toCells(evaluation.recallAt5, bm25.recallAt5)}`,
    `MRR        ${toCells(evaluation.mrr, bm25.mrr)}`,
    "",
    `automatic answers: precision ${toShare(evaluation.autoPrecision)}, of the questions with an entry ${toShare(evaluation.autoCoverage)}`,
    `questions without an entry answered all the same: ${toShare(evaluation.falseAnswers)}`,
  ];
}

/** A serving model's report as lines to read. */
export function renderReport(name: string, report: ModelReport): readonly string[] {
  const heldOut = report.heldOut;
  return [
    `${name} (${report.architecture ?? "pair"}): ${report.texts} texts, trained in ${report.trainSeconds.toFixed(1)} s`,
    ...(heldOut
      ? ["", "held-out texts", ...renderScores(heldOut)]
      : ["", "There are no held-out texts to judge it by."]),
    ...Object.entries(heldOut?.byLanguage ?? {}).flatMap(([language, scores]) => [
      "",
      `held-out texts in ${language}`,
      ...renderScores(scores),
    ]),
    ...report.problems.flatMap((problem) => ["", problem]),
  ];
}

function renderScores({ sets, notAQuestion, outOfScope }: JudgedScores): readonly string[] {
  return [
    ...Object.entries(sets).map(
      ([set, score]) =>
        `${set.padEnd(6)} accuracy ${toShare(score.accuracy)}, macro F1 ${toShare(score.macroF1)}, calibration error ${toShare(score.ece)} (${score.texts} texts)`,
    ),
    `not a question: recognised ${toShare(notAQuestion.recall)}, questions lost ${toShare(notAQuestion.questionsLost)}`,
    `out of scope: recall ${toShare(outOfScope.recall)}, precision ${toShare(outOfScope.precision)}, AUROC ${toShare(outOfScope.auroc)}`,
  ];
}

function toCells(...shares: readonly number[]): string {
  return shares.map((share) => share.toFixed(3).padStart(7)).join("  ");
}

function toShare(share: number | null): string {
  return share === null ? "–" : share.toFixed(3);
}
