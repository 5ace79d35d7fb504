import type { Thresholds } from "../../core/question/thresholds.ts";
import { outOfScopeLabel } from "../classifier/training-example.ts";
import { toOutOfScopeThreshold } from "../metrics/out-of-scope-score.ts";
import { type Sureness, toThreshold } from "../metrics/sureness.ts";
import { kindLabels } from "./label-sets.ts";
import type { JudgedText } from "./train-side.ts";

/** A role called in vain costs less than a wrong answer, so that it need not be as sure. */
const routePrecision = 0.85;
/** Of the questions that the training set makes as hard as it can, so many may be taken for none. */
const questionsLost = 0.1;

/** Questions in scope that show what the scope is; with fewer, only what is surer to be outside is turned away. */
const enoughInside = 200;

/** Thresholds of the classifiers from what they said of texts that they were not trained on; a threshold above 1 is never reached. */
export function chooseThresholds(judged: {
  readonly role: readonly JudgedText[];
  readonly kind: readonly JudgedText[];
}): Omit<Thresholds, "answer" | "suggest"> {
  const roles = judged.role.map(({ predictions, truth, outOfScope }) => ({
    confidence: predictions[0]?.confidence ?? 0,
    isRight: truth !== undefined && predictions[0]?.label === truth,
    isOutside: truth === undefined || truth === outOfScopeLabel,
    outOfScope,
  }));
  const inside = roles.filter(({ isOutside }) => !isOutside);
  return {
    route: toThreshold(inside, routePrecision, 0.05) ?? 0.9,
    outOfScope: Math.max(toOutOfScopeThreshold(roles), 1 - inside.length / enoughInside),
    notAQuestion: toNotAQuestionThreshold(judged.kind.map(toKindSureness)),
  };
}

/** The probability of being no question, and whether it is none. */
function toKindSureness({ predictions, truth }: JudgedText): Sureness {
  return {
    confidence: predictions.find(({ label }) => label === kindLabels.notAQuestion)?.confidence ?? 0,
    isRight: truth === kindLabels.notAQuestion,
  };
}

/**
 * In chat a message is no question as often as it is one: what has the odds of the training set's mix is then an even bet. Higher
 * where that would lose too many questions.
 */
function toNotAQuestionThreshold(judged: readonly Sureness[]): number {
  const questions = judged.filter(({ isRight }) => !isRight).map(({ confidence }) => confidence);
  if (questions.length === 0 || questions.length === judged.length) return judged.length > 0 ? 0.5 : 1.01;
  const sorted = questions.toSorted((left, right) => right - left);
  const allowed = sorted[Math.floor(questionsLost * questions.length)] ?? 0.5;
  const evenBet = 1 - questions.length / judged.length;
  return Math.max(evenBet, Math.min(0.9, allowed + 1e-6));
}
