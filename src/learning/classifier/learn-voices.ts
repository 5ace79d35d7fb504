import { setImmediate as pause } from "node:timers/promises";
import type { Architecture } from "../../core/feedback/architecture.ts";
import { type ArchitectureName, architectureNames as networks } from "../architectures/architecture.ts";
import { packVector } from "../search/pack-vector.ts";
import type { Round } from "./plan-rounds.ts";
import {
  type Embedded,
  trainDenseVoices,
  trainNetworkVoice,
  trainNgramVoice,
  type VoiceExamples,
  type VoiceTraining,
} from "./train-voices.ts";
import type { ClassifierInput } from "./training-example.ts";
import { askVoices, joinOpinions, type Opinion, type Voices } from "./voices.ts";

/** Embeddings in the order of the examples. */
export type Embeddings = readonly (Float32Array | undefined)[];

export interface VoiceLearning {
  readonly architecture: Architecture;
  readonly training: VoiceTraining;
  readonly embeddings?: Promise<Embeddings> | Embeddings;
  /** Share of the work done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** An opinion about an example that the voices had not been trained on. */
export interface OutOfFoldOpinion {
  readonly example: number;
  /** Number of its label, or `undefined` where it is out of scope for the voices that were asked. */
  readonly truth: number | undefined;
  readonly opinion: Opinion;
}

export interface LearntVoices {
  /** Trained on all examples. */
  readonly voices: Voices;
  readonly opinions: readonly OutOfFoldOpinion[];
}

/** Learns the voices one after the other, each with its opinions: those of the n-grams need not wait for the embeddings. */
export async function learnVoices(
  all: VoiceExamples,
  rounds: readonly Round[],
  settings: VoiceLearning,
): Promise<LearntVoices> {
  const { architecture, training, onProgress = () => {} } = settings;
  // A failure is met where the embeddings are needed, not while n-grams are learnt.
  Promise.resolve(settings.embeddings).catch(() => {});
  const learn = async (inputs: readonly ClassifierInput[], train: (members: readonly number[]) => Voices) => ({
    opinions: await askOutOfFold(all.labels, training.labelCount, rounds, inputs, train),
    voices: train([...all.labels.keys()]),
  });
  const learnNgrams = () => learn(all.examples, (members) => trainNgramVoice(toPart(all, members), training));
  const network = networks.find((name) => name === architecture);
  if (network) return learnNetwork(all, rounds, network, settings);
  const early = architecture === "pair" ? await learnNgrams() : undefined;
  onProgress(0.4);
  const embedded = architecture === "ngrams" ? [] : toEmbedded(await settings.embeddings, all.examples.length);
  if (embedded.length === 0) return early ?? learnNgrams();
  const late = await learn(toInputs(all, embedded), (members) =>
    trainDenseVoices(toPart(all, members), toMembers(embedded, members), training),
  );
  return early ? join(early, late) : late;
}

/** A network takes so long that only so many rounds of either kind are held. */
const networkRounds = { labels: 2, scope: 1 } as const;

async function learnNetwork(
  all: VoiceExamples,
  rounds: readonly Round[],
  network: ArchitectureName,
  { training, onProgress = () => {} }: VoiceLearning,
): Promise<LearntVoices> {
  const held = [
    ...rounds.filter(({ leavesLabelsOut }) => !leavesLabelsOut).slice(0, networkRounds.labels),
    ...rounds.filter(({ leavesLabelsOut }) => leavesLabelsOut).slice(0, networkRounds.scope),
  ];
  let done = 0;
  const train = async (members: readonly number[]): Promise<Voices> => {
    const voices = await trainNetworkVoice(toPart(all, members), network, training);
    onProgress(++done / (held.length + 1));
    return voices;
  };
  return {
    opinions: await askOutOfFold(all.labels, training.labelCount, held, all.examples, train),
    voices: await train([...all.labels.keys()]),
  };
}

/** What voices that are trained anew for each round say of the examples that the round keeps from them. */
export async function askOutOfFold(
  labels: Int32Array,
  labelCount: number,
  rounds: readonly Round[],
  inputs: readonly ClassifierInput[],
  train: (members: readonly number[]) => Voices | Promise<Voices>,
): Promise<readonly OutOfFoldOpinion[]> {
  const opinions: OutOfFoldOpinion[] = [];
  for (const { trained, asked, leavesLabelsOut } of rounds) {
    const voices = await train(trained);
    for (const example of asked) {
      const input = inputs[example];
      const label = labels[example];
      const truth = leavesLabelsOut || label === labelCount ? undefined : label;
      if (input) opinions.push({ example, truth, opinion: askVoices(voices, input) });
    }
    await pause();
  }
  return opinions;
}

function join(early: LearntVoices, late: LearntVoices): LearntVoices {
  return { voices: { ...early.voices, ...late.voices }, opinions: joinAll(early.opinions, late.opinions) };
}

/** What n-grams and embeddings said of the same examples, in the same order. */
export function joinAll(
  early: readonly OutOfFoldOpinion[],
  late: readonly OutOfFoldOpinion[],
): readonly OutOfFoldOpinion[] {
  return late.map((said, at) => {
    const before = early[at];
    return before ? { ...said, opinion: joinOpinions(before.opinion, said.opinion) } : said;
  });
}

/** Some of the examples. */
export function toPart({ examples, labels }: VoiceExamples, members: readonly number[]): VoiceExamples {
  return {
    examples: members.flatMap((at) => examples[at] ?? []),
    labels: Int32Array.from(members, (at) => labels[at] ?? 0),
  };
}

/** All embeddings, packed once for all rounds, or none where one is missing. */
export function toEmbedded(embeddings: Embeddings | undefined, count: number): readonly Embedded[] {
  const whole = embeddings?.filter((embedding) => embedding !== undefined) ?? [];
  return whole.length === count ? whole.map((vector) => ({ vector, packed: packVector(vector) })) : [];
}

/** The examples as the voices that hear embeddings are asked about them. */
export function toInputs({ examples }: VoiceExamples, embedded: readonly Embedded[]): readonly ClassifierInput[] {
  return examples.map(({ ngrams }, at) => ({ ngrams, embedding: embedded[at]?.vector ?? new Float32Array() }));
}

/** Those of some examples. */
export function toMembers(embedded: readonly Embedded[], members: readonly number[]): readonly Embedded[] {
  return members.flatMap((at) => embedded[at] ?? []);
}
