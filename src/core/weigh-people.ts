import { groupBy } from "./group-by.ts";

/** What the model thought of a text before somebody said what it is. */
export interface Opinion {
  /** Probability of just this claim if the person tells the truth. */
  readonly ifTrue: number;
  /** Probability of it if the person names any label but the true one, at random. */
  readonly ifRandom: number;
  /** Whether it says something about the person: who only agrees with the model might be flattering it. */
  readonly isRevealing: boolean;
}

export interface PersonalClaim {
  readonly person: string;
  readonly opinion: Opinion;
}

/** Before a person has said anything: 98 % of what people say is true, believed as firmly as if it had been seen twenty times. */
const prior = { right: 19.6, wrong: 0.4 };

/** Probabilities looked at: 0.005, 0.015, … 0.995. */
const grid = Array.from({ length: 100 }, (_, step) => (step + 0.5) / 100);

/**
 * How often each person tells the truth, 0 to 1, from all their claims: the mean of what is likely, with the model as the second
 * witness (a one-coin model after Dawid and Skene 1979). Nobody has to say who is hostile, and nobody is judged by a single word.
 */
export function weighPeople(claims: readonly PersonalClaim[]): ReadonlyMap<string, number> {
  return new Map([...groupBy(claims, ({ person }) => person)].map(([person, own]) => [person, toReliability(own)]));
}

/** Probability that a claim is true, by the reliability of who makes it and what the model thought. */
export function toTruth({ ifTrue, ifRandom }: Opinion, reliability: number): number {
  const honest = reliability * ifTrue;
  const random = (1 - reliability) * ifRandom;
  return honest + random > 0 ? honest / (honest + random) : reliability;
}

function toReliability(claims: readonly PersonalClaim[]): number {
  const revealing = claims.filter(({ opinion }) => opinion.isRevealing);
  const logs = grid.map((rate) =>
    revealing.reduce(
      (sum, { opinion }) => sum + Math.log(rate * opinion.ifTrue + (1 - rate) * opinion.ifRandom),
      (prior.right - 1) * Math.log(rate) + (prior.wrong - 1) * Math.log(1 - rate),
    ),
  );
  const highest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return grid.reduce((sum, rate, step) => sum + rate * (weights[step] ?? 0), 0) / total;
}
