import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseTurn } from "../../src/core/duty/choose-turn.ts";
import type { DutyTurn } from "../../src/core/duty/duty.ts";

/** Gives `rounds` turns out, each to one of those who are there in that round, and tells whose they were. */
function giveTurns(rounds: number, isThere: (person: number, round: number) => boolean, shares: readonly number[]) {
  const turns: DutyTurn[] = [];
  const given: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const there = shares.flatMap((share, person) =>
      isThere(person, round) ? [{ person: `p${person}`, taker: `p${person}`, share }] : [],
    );
    const chosen = chooseTurn(there, turns);
    if (chosen) turns.push(chosen.turn);
    given.push(chosen ? Number(chosen.turn.person.slice(1)) : -1);
  }
  return given;
}

const count = (given: readonly number[], person: number) => given.filter((each) => each === person).length;

it("GIVEN 1,000 turns and equal shares THEN everybody has an even share within one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), (people) => {
      const given = giveTurns(1000, () => true, Array<number>(people).fill(1));
      for (let person = 0; person < people; person++) {
        expect(Math.abs(count(given, person) - 1000 / people)).toBeLessThan(1);
      }
    }),
    { numRuns: 12 },
  );
});

it("GIVEN 1,000 turns and shares THEN at any time everybody has had their share of them within one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 6 }), (shares) => {
      const given = giveTurns(1000, () => true, shares);
      const all = shares.reduce((sum, share) => sum + share, 0);
      for (const rounds of [37, 150, 1000]) {
        for (const [person, share] of shares.entries()) {
          expect(Math.abs(count(given.slice(0, rounds), person) - (rounds * share) / all)).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 30 },
  );
});

it("GIVEN people who come and go THEN only those who are there are chosen, and nobody is flooded on coming back", () => {
  const plan = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 40 })), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(plan, (absences) => {
      const isThere = (person: number, round: number) => {
        const [start = 0, length = 0] = absences[person] ?? [];
        return round < start || round >= start + length;
      };
      const shares = absences.map(() => 1);
      const given = giveTurns(100 + 10 * shares.length, isThere, shares);
      given.forEach((person, round) => {
        if (person === -1) expect(shares.some((_, each) => isThere(each, round))).toBe(false);
        else expect(isThere(person, round)).toBe(true);
      });
      const since = shares.map((_, person) => count(given.slice(100), person));
      expect(Math.max(...since) - Math.min(...since)).toBeLessThanOrEqual(3);
    }),
    { numRuns: 40 },
  );
});

it("GIVEN nobody THEN there is no turn", () => {
  expect(chooseTurn([], [])).toBeUndefined();
});
