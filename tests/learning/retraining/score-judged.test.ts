import { describe, expect, it } from "vitest";
import type { Example } from "../../../src/core/feedback/example.ts";
import type { Verdict } from "../../../src/core/question/verdict.ts";
import { toVerdictReport } from "../../../src/learning/judge-examples.ts";
import { scoreJudged } from "../../../src/learning/retraining/score-judged.ts";
import { aJudgement, aMatch } from "../../judgements.ts";
import { anAbstention } from "../../store/records.ts";

const match = aMatch("gpu", 0.95);
const answer: Verdict = { kind: "answer", match, rule: "sure-match", confidence: 0.95, reason: "" };

function judged(labels: Partial<Example>, verdict: Verdict = answer) {
  const example: Example = { text: "why", source: "feedback", trust: 1, ...labels };
  return { example, judgement: aJudgement({ matches: [match] }), verdict };
}

describe("an automatic answer to a held-out text", () => {
  it.each([
    ["it is the entry that people named", { faq: "gpu" }, 1],
    ["people named another", { faq: "cuda" }, 0],
    ["people said that nothing fits", { faq: null }, 0],
    ["people said so before the entry was written", { faq: null, unseen: ["gpu"] }, undefined],
    ["people only named the role", { role: "dev" }, undefined],
    ["a curated question names no entry", { role: "dev", source: "curated" }, 0],
    ["it is not the community's subject", { kind: "out-of-scope" }, 0],
  ] as const)("GIVEN %s THEN it counts accordingly, in gate and report", (_, labels, score) => {
    expect(scoreJudged(judged(labels), 0.9).answer?.score).toBe(score);
    const { answers } = toVerdictReport([judged(labels)], []);
    expect(answers).toMatchObject({ given: score === undefined ? 0 : 1, precision: score });
  });

  it("GIVEN silence THEN it is right where nothing fits, and worth the precision where an entry does", () => {
    expect(scoreJudged(judged({ faq: null }, anAbstention), 0.9).answer?.score).toBe(1);
    expect(scoreJudged(judged({ faq: "gpu" }, anAbstention), 0.9).answer?.score).toBe(0.9);
  });
});
