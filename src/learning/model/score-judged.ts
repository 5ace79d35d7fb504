import type { Predictions } from "../../core/question/prediction.ts";
import type { Thresholds } from "../../core/question/thresholds.ts";
import { outOfScopeLabel } from "../classifier/training-example.ts";
import { type Outcome, toAccuracy, toLabelScores, toMacroScores } from "../metrics/confusion.ts";
import { toOutOfScopeScore } from "../metrics/out-of-scope-score.ts";
import { toCalibrationError } from "../metrics/sureness.ts";
import { kindLabels, type LabelSet, labelSets } from "./label-sets.ts";
import type { JudgedScores, LabelSetScore } from "./model-report.ts";
import type { LabelledText } from "./to-labelled-texts.ts";

/** A text with its true labels and what was predicted of it. */
export interface PredictedText {
  readonly labels: LabelledText["labels"];
  readonly predictions: Predictions;
}

/** Scores predictions of labelled texts at the thresholds in force. */
export function scorePredictions(texts: readonly PredictedText[], thresholds: Thresholds): JudgedScores {
  const sets = labelSets.flatMap((set) => {
    const guesses = texts.flatMap(({ labels, predictions }) => {
      const truth = labels[set];
      const top = toTop(predictions, set);
      return truth === undefined || truth === outOfScopeLabel || !top ? [] : [{ truth, ...top }];
    });
    return guesses.length > 0 ? [[set, scoreGuesses(guesses)] as const] : [];
  });
  return {
    sets: Object.fromEntries(sets),
    notAQuestion: scoreKind(texts, thresholds),
    outOfScope: scoreScope(texts, thresholds),
  };
}

/** One prediction beside the truth. */
export interface Guess extends Outcome {
  readonly confidence: number;
}

/** Scores one label set. */
export function scoreGuesses(guesses: readonly Guess[]): LabelSetScore {
  const perLabel = toLabelScores(guesses);
  const macro = toMacroScores(perLabel);
  return {
    texts: guesses.length,
    accuracy: toAccuracy(guesses),
    macroPrecision: macro.precision,
    macroRecall: macro.recall,
    macroF1: macro.f1,
    ece: toCalibrationError(
      guesses.map(({ confidence, truth, predicted }) => ({ confidence, isRight: truth === predicted })),
    ),
    perLabel,
  };
}

function toTop(
  predictions: Predictions,
  set: LabelSet,
): { readonly predicted: string; readonly confidence: number } | undefined {
  if (set === "kind") {
    const confidence = predictions.notAQuestion;
    if (confidence > 0.5) return { predicted: kindLabels.notAQuestion, confidence };
    return { predicted: kindLabels.question, confidence: 1 - confidence };
  }
  const [top] = predictions[set];
  return top && { predicted: top.label, confidence: top.confidence };
}

function scoreKind(texts: readonly PredictedText[], thresholds: Thresholds): JudgedScores["notAQuestion"] {
  const share = (label: string): number | null => {
    const members = texts.filter(({ labels }) => labels.kind === label);
    const flagged = members.filter(({ predictions }) => predictions.notAQuestion >= thresholds.notAQuestion).length;
    return members.length > 0 ? flagged / members.length : null;
  };
  return { recall: share(kindLabels.notAQuestion), questionsLost: share(kindLabels.question) };
}

function scoreScope(texts: readonly PredictedText[], thresholds: Thresholds): JudgedScores["outOfScope"] {
  const outcomes = texts.flatMap(({ labels, predictions }) =>
    labels.role === undefined
      ? []
      : [
          {
            outOfScope: predictions.outOfScope,
            isOutside: labels.role === outOfScopeLabel,
            isRight: predictions.role[0]?.label === labels.role,
          },
        ],
  );
  return toOutOfScopeScore(outcomes, thresholds.outOfScope);
}
