import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toStratifiedFolds } from "../../../src/learning/classifier/folds.ts";
import { createRandom } from "../../../src/learning/random.ts";

describe("toStratifiedFolds", () => {
  it("GIVEN any labels THEN each label is spread over the folds as evenly as can be", () => {
    const labels = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(labels, fc.integer({ min: 2, max: 6 }), (list, folds) => {
        const fold = toStratifiedFolds(list, folds, createRandom(1));
        for (const label of new Set(list)) {
          const counts = Array.from(
            { length: folds },
            (_, at) => list.filter((own, index) => own === label && fold[index] === at).length,
          );
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
