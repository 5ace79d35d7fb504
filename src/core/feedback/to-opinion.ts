import type { Judgement } from "../question/judgement.ts";
import type { Prediction } from "../question/prediction.ts";

/**
 * The probability that a judgement, made before anybody spoke, gave to a label that somebody named. A label that it did not know of,
 * or an entry written since, is as likely as the best it knew; where it knew none, everything is as likely as not. That no
 * entry is right (null) is what the matches leave.
 */
export function toOpinion(
  judgement: Pick<Judgement, "predictions" | "matches">,
  labelSet: "faq" | "role" | "stage" | "kind",
  label: string | null,
  isWrittenSince: boolean,
): number {
  const { predictions, matches } = judgement;
  if (labelSet === "kind") return predictions.notAQuestion;
  if (labelSet !== "faq") return toProbability(predictions[labelSet], label);
  const entries = matches.filter(({ kind }) => kind === "faq");
  if (label === null) return Math.max(0, 1 - entries.reduce((sum, { confidence }) => sum + confidence, 0));
  const match = entries.find(({ id }) => id === label);
  if (match) return match.confidence;
  // Only the best matches are kept: an entry that was there lay behind them.
  return isWrittenSince ? (matches[0]?.confidence ?? 0.5) : 0;
}

function toProbability(predictions: readonly Prediction[], label: string | null): number {
  const found = predictions.find((prediction) => prediction.label === label) ?? predictions[0];
  return found?.confidence ?? 0.5;
}
