import type { Judgement } from "./judgement.ts";
import type { Prediction } from "./prediction.ts";
import type { Opinion } from "./weigh-people.ts";

/** Even a label that the model finds impossible may be right: at least this share of what a blind guess would have. */
const leastShare = 0.1;

/**
 * What a judgement, made before anybody spoke, thought of a label that somebody gave. A correction is held against the labels other
 * than the model's own, since those who find it right seldom say so: only which of them was chosen tells something of the person.
 * `undefined` where the judgement has nothing to say.
 */
export function toOpinion(
  judgement: Judgement,
  labelSet: "faq" | "role" | "stage" | "kind",
  label: string,
): Opinion | undefined {
  const { predictions, count } = toRivals(judgement, labelSet);
  const [top] = predictions;
  const found = predictions.find((prediction) => prediction.label === label);
  if (!top || (!found && labelSet !== "faq")) return undefined;
  if (found === top) return { ifTrue: top.confidence, ifRandom: 1 - top.confidence, isRevealing: false };
  // With two labels a correction has no choice.
  if (count <= 2) return undefined;
  const blind = 1 / (count - 1);
  const share = (found?.confidence ?? 0) / Math.max(1e-9, 1 - top.confidence);
  return { ifTrue: Math.min(1, Math.max(leastShare * blind, share)), ifRandom: blind, isRevealing: true };
}

interface Rivals {
  /** Best first. */
  readonly predictions: readonly Prediction[];
  /** How many labels there are, those not listed too. */
  readonly count: number;
}

function toRivals({ predictions, matches }: Judgement, labelSet: "faq" | "role" | "stage" | "kind"): Rivals {
  if (labelSet === "faq") {
    const found = matches.map(({ id, confidence }) => ({ label: id, confidence }));
    return { predictions: found, count: Math.max(predictions.topic.length, found.length) };
  }
  if (labelSet === "kind") {
    const { notAQuestion } = predictions;
    const kinds = [
      { label: "not-a-question", confidence: notAQuestion },
      { label: "question", confidence: 1 - notAQuestion },
    ];
    return { predictions: kinds.toSorted((a, b) => b.confidence - a.confidence), count: 2 };
  }
  return { predictions: predictions[labelSet], count: predictions[labelSet].length };
}
