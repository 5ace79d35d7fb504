import { createRandom, shuffleIndices } from "../random.ts";
import { toStratifiedFolds } from "./folds.ts";
import { trainVoices, type VoiceTraining } from "./train-voices.ts";
import type { TrainingExample } from "./training-example.ts";
import { askVoices, type Opinion, type Voices } from "./voices.ts";

/** An opinion about an example that the voices had not been trained on. */
export interface OutOfFoldOpinion {
  readonly example: number;
  /** Number of its label, or `undefined` where it is out of scope for the voices that were asked. */
  readonly truth: number | undefined;
  readonly opinion: Opinion;
}

/** Opinions wanted of each kind; more sharpen neither weights nor thresholds. */
const enough = 2000;
const enoughOutside = 1000;
const fewestLabelsToLeaveOut = 4;

/**
 * Opinions by stratified cross-validation. Where `learnsScope` is asked for and nothing is known to be out of scope, further rounds
 * leave whole labels out and ask about their examples: texts unlike anything trained on.
 */
export function collectOpinions(
  examples: readonly TrainingExample[],
  labels: Int32Array,
  training: VoiceTraining & { readonly learnsScope: boolean },
  onRound?: (done: number, rounds: number) => void,
): readonly OutOfFoldOpinion[] {
  const random = createRandom(training.seed + 1);
  const folds = examples.length < 300 ? 10 : 5;
  const fold = toStratifiedFolds(labels, folds, random);
  const rounds = toRounds(enough, examples.length, folds);
  const isScopeUnknown = !labels.includes(training.labelCount) && training.labelCount >= fewestLabelsToLeaveOut;
  const scopeRounds =
    training.learnsScope && isScopeUnknown ? toRounds(enoughOutside, examples.length, leftOutParts) : 0;
  const part = shuffleIndices(training.labelCount, random).map((place) => place % leftOutParts);
  const found: OutOfFoldOpinion[] = [];
  for (let round = 0; round < rounds + scopeRounds; round++) {
    const leavesLabelsOut = round >= rounds;
    const isAsked = (example: number): boolean =>
      leavesLabelsOut ? part[labels[example] ?? 0] === round - rounds : fold[example] === round;
    const voices = trainWithout(isAsked, examples, labels, training);
    if (!voices) continue;
    const asked = [...examples.keys()].filter((example) => isAsked(example) && examples[example]?.calibrates);
    const wanted = leavesLabelsOut ? Math.ceil(enoughOutside / scopeRounds) : asked.length;
    for (const place of shuffleIndices(asked.length, random).subarray(0, wanted)) {
      const index = asked[place] ?? 0;
      const example = examples[index];
      const label = labels[index];
      const truth = leavesLabelsOut || label === training.labelCount ? undefined : label;
      if (example) found.push({ example: index, truth, opinion: askVoices(voices, example) });
    }
    onRound?.(round + 1, rounds + scopeRounds);
  }
  return found;
}

/** The labels are left out in so many parts, a part a round. */
const leftOutParts = 5;

/** Of all parts as many as give enough opinions. */
function toRounds(wanted: number, examples: number, parts: number): number {
  return Math.min(parts, Math.max(1, Math.round((wanted * parts) / examples)));
}

function trainWithout(
  isAsked: (example: number) => boolean,
  examples: readonly TrainingExample[],
  labels: Int32Array,
  training: VoiceTraining,
): Voices | undefined {
  const trained = [...labels.keys()].filter((example) => !isAsked(example));
  if (trained.length === 0) return undefined;
  const own = trained.flatMap((example) => examples[example] ?? []);
  return trainVoices(
    own,
    Int32Array.from(trained, (example) => labels[example] ?? 0),
    training,
  );
}
