import { describe, expect, it } from "vitest";
import { compareScores } from "../../../src/learning/retraining/compare-scores.ts";
import { type JudgedPair, promoteUncompared, shouldPromote } from "../../../src/learning/retraining/should-promote.ts";

/** `both` texts that both have right, `gained` that only the candidate has, `lost` that only the current one has. */
function texts(label: string, both: number, gained: number, lost: number, measure = "role"): readonly JudgedPair[] {
  const pair = (current: number, candidate: number): JudgedPair => ({
    scores: { [measure]: { label, current, candidate } },
  });
  return [
    ...Array.from({ length: both }, () => pair(1, 1)),
    ...Array.from({ length: gained }, () => pair(0, 1)),
    ...Array.from({ length: lost }, () => pair(1, 0)),
  ];
}

describe("shouldPromote", () => {
  it.each([
    ["more right than wrong changes", true, "better", texts("dev", 90, 7, 3)],
    ["no change", true, "as-good", texts("dev", 100, 0, 0)],
    ["as many gained as lost", true, "as-good", texts("dev", 90, 5, 5)],
    ["one text lost of three hundred", true, "within-chance", texts("dev", 300, 2, 3)],
    ["one text lost of forty", false, "worse-overall", texts("dev", 39, 0, 1)],
    ["ten lost of a thousand", false, "worse-overall", texts("dev", 990, 0, 10)],
    ["no text at all", true, "nothing-to-judge-by", []],
  ] as const)("GIVEN %s THEN promote is %s: %s", (_, promote, grounds, judged) => {
    expect(shouldPromote({ texts: judged })).toMatchObject({ promote, grounds });
  });

  it("GIVEN a gain overall that one label pays for THEN it is refused and the label named", () => {
    const decision = shouldPromote({ texts: [...texts("dev", 80, 20, 0), ...texts("test", 14, 0, 6)] });
    expect(decision).toMatchObject({
      promote: false,
      grounds: "worse-in-part",
      losses: [{ measure: "role", label: "test", comparison: { texts: 20, lost: 6, before: 1, after: 0.7 } }],
    });
    expect(decision.reason).toMatch(/role test \(100\.0 % → 70\.0 % of 20\)/);
  });

  it("GIVEN a label with fewer than ten texts THEN it does not decide", () => {
    expect(shouldPromote({ texts: [...texts("dev", 80, 20, 0), ...texts("test", 3, 0, 6)] }).promote).toBe(true);
  });

  it("GIVEN several measures THEN a loss in one of them is refused although the other gains", () => {
    const both = Array.from({ length: 100 }, (_, at) => ({
      scores: {
        role: { label: `r${at}`, current: at < 20 ? 0 : 1, candidate: 1 },
        stage: { label: `s${at}`, current: 1, candidate: at < 8 ? 0 : 1 },
      },
    }));
    const decision = shouldPromote({ texts: both });
    expect(decision).toMatchObject({ promote: false, losses: [{ measure: "stage" }] });
    expect(decision.losses[0]).not.toHaveProperty("label");
    expect(decision.measures.role).toMatchObject({ gained: 20, lost: 0 });
  });

  it("GIVEN a small loss every night THEN they add up to half a point and no more", () => {
    const night = texts("dev", 996, 0, 2);
    let shortfall = 0;
    const outcomes = [1, 2, 3, 4].map(() => {
      const decision = shouldPromote({ texts: night, shortfall });
      shortfall = decision.shortfall;
      return decision.promote;
    });
    expect(outcomes).toEqual([true, true, false, false]);
    expect(shortfall).toBeCloseTo(0.004, 3);
    expect(shouldPromote({ texts: texts("dev", 996, 5, 0), shortfall })).toMatchObject({ promote: true, shortfall: 0 });
  });

  it("GIVEN the first model THEN it is promoted without figures", () => {
    expect(promoteUncompared("first")).toMatchObject({ promote: true, grounds: "first", losses: [] });
  });
});

describe("compareScores", () => {
  // Exact tails of the binomial distribution with p = ½.
  it.each([
    [0, 5, 1 / 32],
    [1, 5, 7 / 64],
    [3, 3, 42 / 64],
    [0, 0, 1],
    [400, 600, 1.364232e-10],
  ])("GIVEN %i gained and %i lost THEN McNemar's chance is %f", (gained, lost, chance) => {
    const pairs = texts("x", 10, gained, lost).map(({ scores }) => scores.role!);
    expect(compareScores(pairs).chance).toBeCloseTo(chance, 6);
  });

  it("GIVEN scores between right and wrong THEN a clear loss is no chance and noise is", () => {
    const clear = Array.from({ length: 60 }, (_, at) => ({ current: 0.8, candidate: at % 3 === 0 ? 0.3 : 0.8 }));
    const noise = Array.from({ length: 60 }, (_, at) => ({ current: 0.8, candidate: at % 2 === 0 ? 0.69 : 0.9 }));
    expect(compareScores(clear).chance).toBeLessThan(0.01);
    expect(compareScores(noise).chance).toBeGreaterThan(0.3);
    expect(compareScores(clear)).toEqual(compareScores(clear));
  });
});
