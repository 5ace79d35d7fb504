import { describe, expect, it } from "vitest";
import { decide, decideHandOver } from "../../src/core/question/decide.ts";
import { aJudgement, aMatch } from "../judgements.ts";

describe("decide", () => {
  it.each([
    ["a match at the answer threshold", { matches: [aMatch("a", 0.9)] }, "answer", "sure-match"],
    ["a match just below it", { matches: [aMatch("a", 0.899)] }, "suggest", "possible-matches"],
    ["a match at the suggest threshold", { matches: [aMatch("a", 0.4)] }, "suggest", "possible-matches"],
    ["no match and a sure role", { role: [["dev", 0.7]] }, "route", "sure-role"],
    ["a weak match and a sure role", { matches: [aMatch("a", 0.39)], role: [["dev", 0.7]] }, "route", "sure-role"],
    [
      "two close roles",
      {
        role: [
          ["dev", 0.4],
          ["test", 0.35],
        ],
      },
      "abstain",
      "close-roles",
    ],
    [
      "no role sure enough",
      {
        role: [
          ["dev", 0.3],
          ["test", 0.2],
        ],
      },
      "abstain",
      "unsure",
    ],
    ["no prediction at all", {}, "abstain", "unsure"],
    [
      "chatter, likelier than that its match is right",
      { notAQuestion: 0.96, matches: [aMatch("a", 0.95)] },
      "abstain",
      "not-a-question",
    ],
    [
      "a statement that an entry fits better than silence",
      { notAQuestion: 0.85, matches: [aMatch("a", 0.95)] },
      "answer",
      "sure-match",
    ],
    ["out of scope with a sure role", { outOfScope: 0.6, role: [["dev", 0.9]] }, "abstain", "out-of-scope"],
    ["out of scope with a possible match", { outOfScope: 0.6, matches: [aMatch("a", 0.6)] }, "abstain", "out-of-scope"],
    ["out of scope yet a sure match", { outOfScope: 0.6, matches: [aMatch("a", 0.95)] }, "answer", "sure-match"],
  ] as const)("GIVEN %s THEN the verdict follows the thresholds", (_, given, kind, rule) => {
    expect(decide(aJudgement(given))).toMatchObject({ kind, rule });
  });

  it("GIVEN five possible matches THEN it suggests the best three", () => {
    const matches = [0.8, 0.7, 0.6, 0.5, 0.45].map((confidence, index) => aMatch(`m${index}`, confidence));
    expect(decide(aJudgement({ matches }))).toMatchObject({
      matches: [{ id: "m0" }, { id: "m1" }, { id: "m2" }],
    });
  });

  it("GIVEN a likely stage THEN the route names it, GIVEN an unlikely one THEN it does not", () => {
    const role = [["dev", 0.9]] as const;
    expect(decide(aJudgement({ role, stage: [["design", 0.8]] }))).toMatchObject({ stage: "design" });
    expect(decide(aJudgement({ role, stage: [["design", 0.4]] }))).not.toHaveProperty("stage");
  });

  it("GIVEN a wish for people THEN it routes to the role asked for, else to the likeliest", () => {
    const judgement = aJudgement({
      role: [
        ["dev", 0.3],
        ["test", 0.2],
      ],
    });
    expect(decideHandOver(judgement)).toMatchObject({ kind: "route", role: "dev", confidence: 0.3 });
    expect(decideHandOver(judgement, "test")).toMatchObject({ kind: "route", role: "test", confidence: 0.2 });
    expect(decideHandOver(aJudgement({}))).toMatchObject({ kind: "abstain", handOver: { to: "queue" } });
  });
});
