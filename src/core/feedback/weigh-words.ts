import type { Standpoint } from "./feedback.ts";

/** One person's say on a label. */
export interface Word {
  readonly person: string;
  readonly standpoint: Standpoint;
  /** null: none of the set. */
  readonly label: string | null;
  /** True where the label is what is wrong, and nothing was said of what is right. */
  readonly isRefusal: boolean;
  /** How much it tells of the person, 0 to 1: who only agrees with the model might be flattering it. */
  readonly evidence: number;
}

/** What people said of one question in one label set, and what the model had thought of it. */
export interface Hearing {
  readonly words: readonly Word[];
  /** Probability of each label that somebody spoke of, from before anybody spoke. */
  readonly expected: ReadonlyMap<string | null, number>;
}

/** Before a person has said anything: so many right and wrong words are taken as seen. */
const priors: Readonly<Record<Standpoint, { readonly right: number; readonly wrong: number }>> = {
  moderator: { right: 19, wrong: 1 },
  helper: { right: 9, wrong: 1 },
  asker: { right: 3, wrong: 1 },
  bystander: { right: 1, wrong: 1 },
};
/** Even a label the model finds impossible may be right: corrections are there to teach it. */
const leastExpected = 0.05;
/** A wrong word falls on any certain wrong label this often: few are plausible, and hostile people agree on one. */
const shareOfErrors = 0.5;
const rounds = 10;

/**
 * How likely each label that was spoken of is right, a map a hearing. How often each person tells the truth is estimated from all they
 * said, against what others and the model said of the same questions, in turns with the truth itself (expectation-maximisation after
 * Dawid and Skene 1979, one rate a person, the classifier as one more witness as in Raykar et al. 2010).
 */
export function weighWords(hearings: readonly Hearing[]): readonly Belief[] {
  let reliability = toFirstReliability(hearings);
  for (let round = 0; round < rounds; round++) {
    reliability = toReliability(
      hearings,
      hearings.map((hearing) => toBelief(hearing, reliability)),
    );
  }
  return hearings.map((hearing) => toBelief(hearing, reliability));
}

/** How likely each label is right; null is that none of the set is. */
type Belief = ReadonlyMap<string | null, number>;

type Reliability = ReadonlyMap<string, number>;

function toBelief({ words, expected }: Hearing, reliability: Reliability): Belief {
  /** `undefined`: a label that nobody spoke of. */
  const speak = (truth: string | null | undefined, chance: number): number =>
    words.reduce((product, word) => product * toChance(word, truth, reliability.get(word.person) ?? 0.5), chance);
  const odds = [...expected].map(([label, chance]) => [label, speak(label, Math.max(leastExpected, chance))] as const);
  const rest = Math.max(0, 1 - [...expected.values()].reduce((sum, chance) => sum + chance, 0));
  const total = odds.reduce((sum, [, weight]) => sum + weight, speak(undefined, rest));
  return new Map(odds.map(([label, weight]) => [label, weight / total]));
}

/** How likely somebody who is right at that rate says this while that is the truth. */
function toChance({ label, isRefusal }: Word, truth: string | null | undefined, rate: number): number {
  if (isRefusal) return label === truth ? 1 - rate : rate;
  return label === truth ? rate : (1 - rate) * shareOfErrors;
}

function toReliability(hearings: readonly Hearing[], beliefs: readonly Belief[]): Reliability {
  const seen = toPriors(hearings);
  for (const [at, { words }] of hearings.entries()) {
    for (const { person, label, isRefusal, evidence } of words) {
      const isLabel = beliefs[at]?.get(label) ?? 0;
      const belief = isRefusal ? 1 - isLabel : isLabel;
      const { right, wrong } = seen.get(person) ?? priors.bystander;
      seen.set(person, { right: right + evidence * belief, wrong: wrong + evidence * (1 - belief) });
    }
  }
  return toRates(seen);
}

function toFirstReliability(hearings: readonly Hearing[]): Reliability {
  return toRates(toPriors(hearings));
}

/** By the best standpoint that a person ever spoke from: a moderator who asks is a moderator. */
function toPriors(hearings: readonly Hearing[]): Map<string, { readonly right: number; readonly wrong: number }> {
  const found = new Map<string, { readonly right: number; readonly wrong: number }>();
  for (const { person, standpoint } of hearings.flatMap(({ words }) => words)) {
    const own = priors[standpoint];
    if (own.right > (found.get(person)?.right ?? 0)) found.set(person, own);
  }
  return found;
}

/** Never quite sure of anybody. */
function toRates(seen: ReadonlyMap<string, { readonly right: number; readonly wrong: number }>): Reliability {
  return new Map(
    [...seen].map(([person, { right, wrong }]) => [person, Math.min(0.99, Math.max(0.01, right / (right + wrong)))]),
  );
}
