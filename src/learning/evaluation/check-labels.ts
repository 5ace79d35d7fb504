import { UsherError } from "../../core/errors.ts";
import { outOfScopeLabel } from "../classifier/training-example.ts";
import type { LabelledText } from "../dataset/labelled-file.ts";

/**
 * Throws `input-invalid` where training texts cannot teach to tell anything apart: fewer than two labels in scope with `least` texts
 * each. `file` is named as the one to mend.
 */
export function checkTrainingLabels(file: string, train: readonly LabelledText[], least = 1): void {
  const labels = [...countInScope(train)].flatMap(([label, texts]) => (texts >= least ? [label] : []));
  if (labels.length >= 2) return;
  const found = labels.length === 0 ? "none" : `only ${labels[0]}`;
  const each = least > 1 ? ` with ${least} texts or more each` : "";
  throw new UsherError(
    "input-invalid",
    `${file}: two labels or more are needed to learn from${each}, not counting ${outOfScopeLabel}; of these there is ${found}: add texts of others`,
  );
}

/** Throws `input-invalid` where no text in scope has a label that was learnt: the files are not of one kind. */
export function checkTestLabels(file: string, test: readonly LabelledText[], train: readonly LabelledText[]): void {
  const learnt = countInScope(train);
  const asked = [...countInScope(test).keys()];
  if (asked.length === 0 || asked.some((label) => learnt.has(label))) return;
  throw new UsherError(
    "input-invalid",
    `${file}: none of its labels is learnt from the training texts (${asked[0]} is not, ${[...learnt.keys()][0]} would be); name files with the same labels`,
  );
}

function countInScope(texts: readonly LabelledText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of texts) if (label !== outOfScopeLabel) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
