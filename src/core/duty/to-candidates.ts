import type { DutyCandidate, DutyMember, DutySwap } from "./duty.ts";

/**
 * Who can take a piece of work, out of the members of a rota and those of them who are free. While a swap lasts the stand-in takes
 * the work in the other's turns; afterwards the other takes it in the stand-in's, until nothing is owed.
 */
export function toCandidates(
  members: readonly DutyMember[],
  free: ReadonlySet<string>,
  swaps: readonly DutySwap[],
  at: number,
): readonly DutyCandidate[] {
  return members.flatMap(({ person, share }): readonly DutyCandidate[] => {
    const lasting = swaps.find((swap) => swap.person === person && swap.start <= at && at < swap.end);
    if (lasting && free.has(lasting.standIn)) {
      return [{ person, share, taker: lasting.standIn, swap: { id: lasting.id, owed: 1 } }];
    }
    if (!free.has(person)) return [];
    const owing = swaps.find((swap) => swap.standIn === person && swap.owed > 0 && swap.end <= at);
    if (owing && free.has(owing.person)) {
      return [{ person, share, taker: owing.person, swap: { id: owing.id, owed: -1 } }];
    }
    return [{ person, share, taker: person }];
  });
}
