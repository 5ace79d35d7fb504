import type { DutyCandidate, DutyTurn } from "./duty.ts";

/** Virtual time of a turn of share 1; the shares 1 to 10 all divide it, so that sums stay exact. */
export const turnLength = 2520;

/**
 * Whose turn it is, by worst-case fair queueing (Bennett and Zhang, 1996): each turn moves a person on by the inverse of their
 * share; of those who are not ahead of the average, whoever is done with the next turn first has it, among equals the first
 * listed. So everybody has their share of the turns, within one. Who comes new or was away starts where the others are, at most
 * one turn behind, so that nobody is flooded for having been absent. `undefined`: there is nobody.
 */
export function chooseTurn(
  candidates: readonly DutyCandidate[],
  earlier: readonly Pick<DutyTurn, "person" | "start" | "finish">[],
): { readonly candidate: DutyCandidate; readonly turn: DutyTurn } | undefined {
  const now = Math.max(0, ...earlier.map(({ start }) => start));
  const finished = new Map<string, number>();
  for (const { person, finish } of earlier) finished.set(person, Math.max(finish, finished.get(person) ?? 0));
  const turns = candidates.map((candidate) => {
    const start = Math.max(now - turnLength, finished.get(candidate.person) ?? 0);
    return { candidate, start, finish: start + turnLength / candidate.share };
  });
  const shares = turns.reduce((sum, { candidate }) => sum + candidate.share, 0);
  const average = turns.reduce((sum, { candidate, start }) => sum + candidate.share * start, 0);
  // Multiplied instead of divided, so that it stays exact.
  const [next] = turns.filter(({ start }) => start * shares <= average).toSorted((a, b) => a.finish - b.finish);
  if (!next) return undefined;
  const { candidate, start, finish } = next;
  return { candidate, turn: { person: candidate.person, taker: candidate.taker, start, finish } };
}
