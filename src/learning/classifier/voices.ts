import type { Network } from "../architectures/serve/open-network.ts";
import { applyToEmbedding, applyToSparse } from "../heads/apply-linear.ts";
import type { LinearWeights } from "../heads/linear-weights.ts";
import { toLogProbabilities } from "../heads/softmax.ts";
import { type NeighbourMemory, toCosines } from "./neighbour-memory.ts";
import type { ClassifierInput } from "./training-example.ts";

export const voiceNames = ["ngrams", "dense", "neighbours", "network"] as const;

export type VoiceName = (typeof voiceNames)[number];

type HeadName = Exclude<VoiceName, "neighbours">;

/** What has a say about a text. A head may have one label more than the set: out-of-scope, the last. */
export interface Voices {
  readonly labelCount: number;
  readonly ngrams?: LinearWeights;
  readonly dense?: LinearWeights;
  readonly neighbours?: NeighbourMemory;
  readonly network?: Network;
}

/** What the voices say of one text; `logs` are log-probabilities over the labels in scope, a list a voice. */
export interface Opinion {
  readonly logs: Readonly<Partial<Record<VoiceName, Float64Array>>>;
  /** The greatest logit of each head. */
  readonly peaks: Readonly<Partial<Record<HeadName, number>>>;
  /** Log-odds of out-of-scope by each head that knows that label. */
  readonly scopeOdds: Readonly<Partial<Record<HeadName, number>>>;
  /** Cosine to the nearest training example, and the mean of the ten nearest; 0 where there are no embeddings. */
  readonly nearest: number;
  readonly tenNearest: number;
}

/** How fast a neighbour's say falls with its distance; 0.05 measured best from 0.03 to 0.1 on five public sets. */
const warmth = 0.05;
const floor = 1e-6;

/** Asks every voice that the input allows. */
export function askVoices(voices: Voices, input: ClassifierInput): Opinion {
  const logs: Partial<Record<VoiceName, Float64Array>> = {};
  const peaks: Partial<Record<HeadName, number>> = {};
  const scopeOdds: Partial<Record<HeadName, number>> = {};
  const hear = (name: HeadName, logits: Float64Array): void => {
    peaks[name] = logits.subarray(0, voices.labelCount).reduce((top, logit) => Math.max(top, logit), -50);
    if (logits.length > voices.labelCount) scopeOdds[name] = toLastOdds(logits);
    logs[name] = toLogProbabilities(logits.subarray(0, voices.labelCount));
  };
  if (voices.ngrams) hear("ngrams", applyToSparse(voices.ngrams, input.ngrams));
  if (voices.dense && input.embedding) hear("dense", applyToEmbedding(voices.dense, input.embedding));
  if (voices.network && input.text !== undefined) hear("network", voices.network.toLogits(input.text));
  if (!voices.neighbours || !input.embedding) return { logs, peaks, scopeOdds, nearest: 0, tenNearest: 0 };
  const cosines = toCosines(voices.neighbours, input.embedding);
  logs.neighbours = toNeighbourLogs(cosines, voices.neighbours.labels, voices.labelCount);
  return { logs, peaks, scopeOdds, ...toNearness(cosines) };
}

/** What different voices said of the same text, as one opinion. */
export function joinOpinions(ngrams: Opinion, dense: Opinion): Opinion {
  return {
    logs: { ...ngrams.logs, ...dense.logs },
    peaks: { ...ngrams.peaks, ...dense.peaks },
    scopeOdds: { ...ngrams.scopeOdds, ...dense.scopeOdds },
    nearest: dense.nearest,
    tenNearest: dense.tenNearest,
  };
}

/** The opinion as it were without an embedding of the text. */
export function withoutEmbedding({ logs, peaks, scopeOdds }: Opinion): Opinion {
  const keep = <Value>({ ngrams, network }: Readonly<Partial<Record<VoiceName, Value>>>) => ({
    ...(ngrams === undefined ? {} : { ngrams }),
    ...(network === undefined ? {} : { network }),
  });
  return { logs: keep(logs), peaks: keep(peaks), scopeOdds: keep(scopeOdds), nearest: 0, tenNearest: 0 };
}

function toNearness(cosines: Float32Array): Pick<Opinion, "nearest" | "tenNearest"> {
  const ten = new Float32Array(Math.min(10, cosines.length)).fill(-1);
  for (const cosine of cosines) {
    if (cosine <= (ten[0] ?? 1)) continue;
    ten[0] = cosine;
    ten.sort();
  }
  return {
    nearest: ten.at(-1) ?? 0,
    tenNearest: ten.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, ten.length),
  };
}

/** Log-odds of the last label against all others together. */
function toLastOdds(logits: Float64Array): number {
  const logs = toLogProbabilities(logits.slice());
  const log = Math.min(logs.at(-1) ?? 0, -1e-9);
  return Math.max(-20, Math.min(20, log - Math.log(-Math.expm1(log))));
}

/** Each example speaks for its label, the nearer the louder (a kernel estimate of the labels' probabilities). */
function toNeighbourLogs(cosines: Float32Array, labels: Int32Array, labelCount: number): Float64Array {
  const shares = new Float64Array(labelCount);
  let total = 1e-300;
  for (let row = 0; row < cosines.length; row++) {
    const share = Math.exp(((cosines[row] ?? 0) - 1) / warmth);
    const label = labels[row] ?? 0;
    shares[label] = (shares[label] ?? 0) + share;
    total += share;
  }
  return toLogProbabilities(shares.map((share) => Math.log(share / total + floor)));
}
