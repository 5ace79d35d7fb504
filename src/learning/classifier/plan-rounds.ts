import { createRandom, shuffleIndices } from "../random.ts";
import { toStratifiedFolds } from "./folds.ts";
import type { TrainingExample } from "./training-example.ts";

/** A round of cross-validation: voices are trained on some examples and asked about others. Numbers are places of examples. */
export interface Round {
  readonly trained: readonly number[];
  readonly asked: readonly number[];
  /** The labels of those asked were not among those trained on: to the voices they are out of scope. */
  readonly leavesLabelsOut: boolean;
}

/** Opinions wanted of each kind; more sharpen neither weights nor thresholds. */
const enough = 2000;
const enoughOutside = 1000;
const fewestLabelsToLeaveOut = 4;
/** The labels are left out in so many parts, a part a round. */
const leftOutParts = 5;

/**
 * Plans stratified cross-validation. Where `learnsScope` is asked for and nothing is known to be out of scope, further rounds leave
 * whole labels out and ask about their examples: texts unlike anything trained on.
 */
export function planRounds(
  examples: readonly TrainingExample[],
  labels: Int32Array,
  settings: { readonly labelCount: number; readonly learnsScope: boolean; readonly seed: number },
): readonly Round[] {
  const { labelCount } = settings;
  const random = createRandom(settings.seed + 1);
  const folds = examples.length < 300 ? 10 : 5;
  const fold = toStratifiedFolds(labels, folds, random);
  const rounds = toRounds(enough, examples.length, folds);
  const isScopeUnknown = !labels.includes(labelCount) && labelCount >= fewestLabelsToLeaveOut;
  const scopeRounds =
    settings.learnsScope && isScopeUnknown ? toRounds(enoughOutside, examples.length, leftOutParts) : 0;
  const part = shuffleIndices(labelCount, random).map((place) => place % leftOutParts);
  return Array.from({ length: rounds + scopeRounds }, (_, round) => {
    const leavesLabelsOut = round >= rounds;
    const isAsked = (example: number): boolean =>
      leavesLabelsOut ? part[labels[example] ?? 0] === round - rounds : fold[example] === round;
    const trained = [...labels.keys()].filter((example) => !isAsked(example));
    const candidates = [...labels.keys()].filter((example) => isAsked(example) && examples[example]?.calibrates);
    const wanted = leavesLabelsOut ? Math.ceil(enoughOutside / scopeRounds) : candidates.length;
    const asked = [...shuffleIndices(candidates.length, random).subarray(0, wanted)].map((at) => candidates[at] ?? 0);
    return { trained, asked, leavesLabelsOut };
  }).filter(({ trained }) => trained.length > 0);
}

/** Of all parts as many as give enough opinions. */
function toRounds(wanted: number, examples: number, parts: number): number {
  return Math.min(parts, Math.max(1, Math.round((wanted * parts) / examples)));
}
