import { createRandom, shuffleIndices } from "../random.ts";
import { toStratifiedFolds } from "./folds.ts";
import { trainVoices, type VoiceTraining } from "./train-voices.ts";
import type { TrainingExample } from "./training-example.ts";
import { askVoices, type Opinion } from "./voices.ts";

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
 * Opinions by stratified cross-validation. Where nothing is known to be out of scope, each round also leaves whole labels out and
 * asks about their examples: texts unlike anything trained on.
 */
export function collectOpinions(
  examples: readonly TrainingExample[],
  labels: Int32Array,
  training: VoiceTraining,
  onRound?: (done: number, rounds: number) => void,
): readonly OutOfFoldOpinion[] {
  const random = createRandom(training.seed + 1);
  const folds = examples.length < 300 ? 10 : 5;
  const rounds = Math.min(folds, Math.max(1, Math.round((enough * folds) / examples.length)));
  const fold = toStratifiedFolds(labels, folds, random);
  const leavesOut = !labels.includes(training.labelCount) && training.labelCount >= fewestLabelsToLeaveOut;
  const group = shuffleIndices(training.labelCount, random).map((place) => (leavesOut ? place % folds : -1));
  const found: OutOfFoldOpinion[] = [];
  for (let round = 0; round < rounds; round++) {
    const isLeftOut = (example: number): boolean => group[labels[example] ?? 0] === round;
    const trained = [...labels.keys()].filter((example) => fold[example] !== round && !isLeftOut(example));
    if (trained.length === 0) continue;
    const voices = trainVoices(
      trained.flatMap((example) => examples[example] ?? []),
      Int32Array.from(trained, (example) => labels[example] ?? 0),
      training,
    );
    const outside: number[] = [];
    for (const [index, example] of examples.entries()) {
      if (!example.calibrates) continue;
      if (isLeftOut(index)) outside.push(index);
      else if (fold[index] === round)
        found.push({
          example: index,
          truth: toTruth(labels[index], training.labelCount),
          opinion: askVoices(voices, example),
        });
    }
    const wanted = Math.ceil(enoughOutside / rounds);
    for (const index of shuffleIndices(outside.length, random).subarray(0, wanted)) {
      const example = examples[outside[index] ?? 0];
      if (example) found.push({ example: outside[index] ?? 0, truth: undefined, opinion: askVoices(voices, example) });
    }
    onRound?.(round + 1, rounds);
  }
  return found;
}

function toTruth(label: number | undefined, labelCount: number): number | undefined {
  return label === labelCount ? undefined : label;
}
