import { minimise } from "../heads/minimise.ts";
import { toLogProbabilities } from "../heads/softmax.ts";
import { type Opinion, type VoiceName, voiceNames } from "./voices.ts";

/** The power of each voice in the product of their probabilities. Their sum is the inverse temperature: 1 and all else absent leaves a voice as it is. */
export type Combination = Readonly<Partial<Record<VoiceName, number>>>;

/** What the public sets agree on; few examples pull a combination hardly away from it. */
const expected: Readonly<Record<VoiceName, number>> = { ngrams: 0.4, dense: 1.1, neighbours: 0.15, network: 1 };

/** The weighted geometric mean of the voices, as log-probabilities; a voice that is silent is passed over. */
export function combine(combination: Combination, opinion: Opinion, labelCount: number): Float64Array {
  const sums = new Float64Array(labelCount);
  for (const name of voiceNames) {
    const logs = opinion.logs[name];
    if (logs) addScaled(sums, logs, combination[name] ?? 0);
  }
  return toLogProbabilities(sums);
}

/**
 * Chooses the powers by the least cross-entropy on opinions about texts the voices were not trained on; weights and
 * temperature calibration in one (stacking, Wolpert 1992; temperature, Guo et al. 2017). The powers that are expected are worth `trust`
 * opinions.
 */
export function fitCombination(
  opinions: readonly Opinion[],
  truths: readonly number[],
  labelCount: number,
  trust: number,
): Combination {
  if (opinions.length === 0) return expected;
  const names = voiceNames.filter((name) => opinions.every((opinion) => opinion.logs[name]));
  const priors = names.length === 1 ? [1] : names.map((name) => expected[name]);
  const powers = Float32Array.from(priors);
  const count = Math.max(1, opinions.length);
  minimise(
    powers,
    (at, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (const [example, opinion] of opinions.entries()) {
        const sums = new Float64Array(labelCount);
        for (const [voice, name] of names.entries()) addScaled(sums, toLogs(opinion, name), at[voice] ?? 0);
        const logs = toLogProbabilities(sums);
        const truth = truths[example] ?? 0;
        loss -= (logs[truth] ?? 0) / count;
        for (const [voice, name] of names.entries())
          gradient[voice] = (gradient[voice] ?? 0) + toSlope(logs, toLogs(opinion, name), truth) / count;
      }
      for (const [voice, prior] of priors.entries()) {
        const distance = (at[voice] ?? 0) - prior;
        loss += (trust / count) * distance * distance;
        gradient[voice] = (gradient[voice] ?? 0) + ((2 * trust) / count) * distance;
      }
      return loss;
    },
    { iterations: 40, tolerance: 1e-5 },
  );
  return Object.fromEntries(names.map((name, voice) => [name, Math.max(0, powers[voice] ?? 0)]));
}

function toLogs(opinion: Opinion, name: VoiceName): Float64Array {
  return opinion.logs[name] ?? new Float64Array();
}

function toSlope(logs: Float64Array, voice: Float64Array, truth: number): number {
  let slope = -(voice[truth] ?? 0);
  for (let label = 0; label < logs.length; label++) slope += Math.exp(logs[label] ?? 0) * (voice[label] ?? 0);
  return slope;
}

function addScaled(sums: Float64Array, logs: Float64Array, factor: number): void {
  for (let label = 0; label < sums.length; label++) sums[label] = (sums[label] ?? 0) + factor * (logs[label] ?? 0);
}
