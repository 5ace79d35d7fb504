import { describe, expect, it } from "vitest";
import { type Confirmation, rankHelpers } from "../../../src/features/kudos/rank-helpers.ts";
import { aTime } from "../../fakes.ts";

const day = 24 * 3_600_000;
const platform = "web" as const;
const confirm = (asker: string, author: string, ago: number): Confirmation => ({
  platform,
  asker,
  author,
  at: aTime - ago * day,
});
const order = (confirmations: readonly Confirmation[]) => rankHelpers(confirmations, aTime).map(({ person }) => person);

/** The same numbers at every run (Park and Miller, 1988). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Half a year in which 60 people ask and 12 of them answer, the first the most. */
function honestPeople(seed: number): readonly Confirmation[] {
  const random = seeded(seed);
  return Array.from({ length: 600 }, () => {
    const author = `helper-${Math.floor(random() ** 2 * 12)}`;
    const asker = random() < 0.9 ? `asker-${Math.floor(random() * 60)}` : `helper-${Math.floor(random() * 12)}`;
    return confirm(asker, author, random() * 180);
  }).filter(({ asker, author }) => asker !== author);
}

describe("a pair that farms thanks", () => {
  it.each([1, 2, 3, 4, 5])(
    "GIVEN honest people (seed %i) and two who accept each other's answers hundreds of times THEN these gain no rank and take none away",
    (seed) => {
      const honest = honestPeople(seed);
      const random = seeded(seed + 100);
      const farmed = Array.from({ length: 800 }, (_, index) =>
        index % 2 === 0 ? confirm("mallory", "trudy", random() * 180) : confirm("trudy", "mallory", random() * 180),
      );
      expect(order(honest).length).toBeGreaterThan(8);
      expect(order([...honest, ...farmed])).toEqual(order(honest));
    },
  );

  it("GIVEN one of them who is a helper, too THEN farming adds not a point to what is honest", () => {
    const honest = honestPeople(7);
    const own = ["asker-1", "asker-2", "asker-3"].map((asker) => confirm(asker, "mallory", 3));
    const farmed = Array.from({ length: 400 }, (_, index) =>
      index % 2 === 0 ? confirm("trudy", "mallory", index / 5) : confirm("mallory", "trudy", index / 5),
    );
    const find = (all: readonly Confirmation[]) => rankHelpers(all, aTime).find(({ person }) => person === "mallory");
    expect(find([...honest, ...own, ...farmed])).toEqual(find([...honest, ...own]));
  });

  it("GIVEN a second account that only asks THEN it alone gives no rank, and beside honest answers two a month", () => {
    const farmed = Array.from({ length: 300 }, (_, index) => confirm("puppet", "mallory", (index / 300) * 29));
    expect(order(farmed)).toEqual([]);
    const [mallory] = rankHelpers([...farmed, confirm("ann", "mallory", 1)], aTime);
    expect(mallory).toMatchObject({ answers: 3, people: 2 });
  });
});

it("GIVEN the same answers at other times THEN newer ones count more, and very old ones nothing", () => {
  const at = (person: string, ago: number) => ["ann", "ben"].map((asker) => confirm(asker, person, ago));
  expect(order([...at("old", 100), ...at("new", 1), ...at("gone", 200)])).toEqual(["new", "old"]);
});
