import type { Match } from "./match.ts";

/** What is less likely right than this says nothing about a question. */
const leastTelling = 0.1;

/** The matches that say something about the question; the others are only the nearest of what is far. */
export function findTelling(matches: readonly Match[]): readonly Match[] {
  return matches.filter(({ confidence }) => confidence >= leastTelling);
}
