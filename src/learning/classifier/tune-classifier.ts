import { toTopIndex } from "../heads/softmax.ts";
import { createRandom, shuffleIndices } from "../random.ts";
import { combine, fitCombination } from "./combination.ts";
import {
  askOutOfFold,
  joinAll,
  type OutOfFoldOpinion,
  toEmbedded,
  toInputs,
  toMembers,
  toPart,
} from "./learn-voices.ts";
import { planRounds } from "./plan-rounds.ts";
import { type ClassifierTraining, numberLabels, toVoiceTraining } from "./train-classifier.ts";
import { trainDenseVoices, trainNgramVoice } from "./train-voices.ts";
import type { TrainingExample } from "./training-example.ts";
import { defaultTuning, type Tuning, tuningGrid } from "./tuning.ts";

/** One tuning, measured by cross-validation on the training examples. */
export interface TuningTrial {
  readonly tuning: Tuning;
  /** Mean cross-entropy. */
  readonly loss: number;
  readonly accuracy: number;
}

export interface TuningSearch {
  /** The best one found; the default unless another is better beyond chance. */
  readonly tuning: Tuning;
  /** In the order they were tried, the default first. */
  readonly trials: readonly TuningTrial[];
  /** What the time did not suffice for. */
  readonly untried: number;
}

export interface TuningLimits {
  /** Whether no further training may begin. */
  isTimeUp(): boolean;
  /** Ends the search by a throw. */
  readonly signal?: AbortSignal;
  /** Share of the grid that is done. */
  readonly onProgress?: (share: number) => void;
}

/** More opinions do not change which tuning is best. */
const enough = 1000;

/**
 * Searches a small grid for the tuning with the least cross-entropy, a part at a time, each from the best so far: penalties and steps of
 * both heads, and the trust in the expected weights. Looks at the training examples alone: heads are asked about what they were not
 * trained on, and the powers of the voices are fitted on one half of that and judged on the other.
 */
export async function tuneClassifier(
  examples: readonly TrainingExample[],
  settings: Omit<ClassifierTraining, "tuning" | "onProgress">,
  { isTimeUp, signal, onProgress = () => {} }: TuningLimits,
): Promise<TuningSearch> {
  const { labels, numbers } = numberLabels(examples);
  const labelCount = labels.length;
  const all = { examples, labels: numbers };
  const embedded = settings.architecture === "ngrams" ? [] : toEmbedded(await settings.embeddings, examples.length);
  const rounds = planRounds(examples, numbers, { labelCount, learnsScope: false, seed: settings.seed });
  const hearNgrams = (tuning: Tuning) =>
    askOutOfFold(numbers, labelCount, rounds, examples, (members) =>
      trainNgramVoice(toPart(all, members), toVoiceTraining(settings, labels, tuning)),
    );
  const hearDense = (tuning: Tuning) => {
    const training = toVoiceTraining(settings, labels, tuning);
    return askOutOfFold(numbers, labelCount, rounds, toInputs(all, embedded), (members) =>
      trainDenseVoices(toPart(all, members), toMembers(embedded, members), training),
    );
  };
  const hasNgrams = settings.architecture !== "dense" || embedded.length === 0;
  const hasDense = embedded.length > 0;
  const candidates = interleave([
    hasDense ? tuningGrid.dense.map((dense) => ({ dense })) : [],
    hasNgrams ? tuningGrid.ngrams.map((ngrams) => ({ ngrams })) : [],
    hasNgrams && hasDense ? tuningGrid.trust.map((trust) => ({ trust })) : [],
  ]);
  let heard = {
    ngrams: hasNgrams ? await hearNgrams(defaultTuning) : [],
    dense: hasDense ? await hearDense(defaultTuning) : [],
  };
  const measure = (tuning: Tuning, said: typeof heard): Measured => {
    const opinions = hasNgrams && hasDense ? joinAll(said.ngrams, said.dense) : hasDense ? said.dense : said.ngrams;
    return { tuning, ...judge(opinions, labelCount, tuning.trust, settings.seed) };
  };
  let best = measure(defaultTuning, heard);
  const trials = [best];
  let done = 0;
  for (const candidate of candidates) {
    signal?.throwIfAborted();
    if (isTimeUp()) break;
    const tuning: Tuning = { ...best.tuning, ...candidate };
    const said = {
      ngrams: "ngrams" in candidate ? await hearNgrams(tuning) : heard.ngrams,
      dense: "dense" in candidate ? await hearDense(tuning) : heard.dense,
    };
    const trial = measure(tuning, said);
    trials.push(trial);
    if (isBetter(trial, best)) [best, heard] = [trial, said];
    onProgress(++done / candidates.length);
  }
  const shown = trials.map(({ tuning, loss, accuracy }): TuningTrial => ({ tuning, loss, accuracy }));
  return { tuning: best.tuning, trials: shown, untried: candidates.length - done };
}

/** The first of each list, then the second of each, so that little time is spent on all alike. */
function interleave(lists: readonly (readonly Partial<Tuning>[])[]): readonly Partial<Tuning>[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

interface Measured extends TuningTrial {
  /** One an opinion, in the same order for every tuning. */
  readonly losses: readonly number[];
}

/** Cross-entropy and accuracy of the opinions, combined by powers that were fitted on the other half of them. */
function judge(
  opinions: readonly OutOfFoldOpinion[],
  labelCount: number,
  trust: number,
  seed: number,
): Omit<Measured, "tuning"> {
  const inside = opinions.filter(({ truth }) => truth !== undefined);
  const order = [...shuffleIndices(inside.length, createRandom(seed + 2))].slice(0, enough);
  const chosen = order.flatMap((at) => inside[at] ?? []);
  const halves = [0, 1].map((half) => chosen.filter((_, at) => at % 2 === half));
  const judged = halves.flatMap((asked, half) => {
    const learnt = halves[1 - half] ?? [];
    const truths = learnt.map(({ truth = 0 }) => truth);
    const combination = fitCombination(
      learnt.map(({ opinion }) => opinion),
      truths,
      labelCount,
      trust,
    );
    return asked.map(({ opinion, truth = 0 }) => {
      const logs = combine(combination, opinion, labelCount);
      return { loss: -(logs[truth] ?? 0), isRight: toTopIndex(logs) === truth };
    });
  });
  const losses = judged.map(({ loss }) => loss);
  const right = judged.filter(({ isRight }) => isRight).length;
  return { losses, loss: toMean(losses), accuracy: right / Math.max(1, judged.length) };
}

/** Whether the losses are lower by more than a standard error of their difference: less is as likely chance. */
function isBetter(candidate: Measured, best: Measured): boolean {
  const gains = candidate.losses.map((loss, at) => (best.losses[at] ?? 0) - loss);
  const mean = toMean(gains);
  const variance = toMean(gains.map((gain) => (gain - mean) ** 2));
  return mean > Math.sqrt(variance / Math.max(1, gains.length));
}

function toMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
