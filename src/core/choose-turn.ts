import type { DutyCandidate, DutyTurn } from "./duty.ts";

/** Virtual time of a turn of share 1; the shares 1 to 10 all divide it, so that sums stay exact. */
export const turnLength = 2520;

/**
 * Whose turn it is, by start-time fair queueing (Goyal, Vin and Cheng, 1996): each turn moves a person on by the inverse of their
 * share, and who is furthest behind is next; among equals the first listed. Who comes new or was away starts where the others
 * are, at most one turn behind, so that nobody is flooded for having been absent. `undefined`: there is nobody.
 */
export function chooseTurn(
  candidates: readonly DutyCandidate[],
  earlier: readonly Pick<DutyTurn, "person" | "start" | "finish">[],
): { readonly candidate: DutyCandidate; readonly turn: DutyTurn } | undefined {
  const now = Math.max(0, ...earlier.map(({ start }) => start));
  const finished = new Map<string, number>();
  for (const { person, finish } of earlier) finished.set(person, Math.max(finish, finished.get(person) ?? 0));
  const [next] = candidates
    .map((candidate) => ({
      candidate,
      start: Math.max(now - turnLength, finished.get(candidate.person) ?? 0),
    }))
    .toSorted((a, b) => a.start - b.start);
  if (!next) return undefined;
  const { candidate, start } = next;
  const { person, share, taker } = candidate;
  return { candidate, turn: { person, taker, start, finish: start + turnLength / share } };
}
