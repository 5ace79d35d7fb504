import { describe, expect, it } from "vitest";
import type { JudgedQuestion } from "../../../src/core/question/question.ts";
import type { Verdict } from "../../../src/core/question/verdict.ts";
import { giveFeedback } from "../../../src/learning/simulation/give-feedback.ts";
import { aJudgement } from "../../judgements.ts";

const routed = (role: string): Verdict => ({ kind: "route", role, rule: "sure-role", confidence: 0.9, reason: "" });
const silent: Verdict = { kind: "abstain", handOver: { to: "queue" }, rule: "unsure", confidence: 0, reason: "" };
const honest = { isHostile: false, isMistaken: false };
const mistaken = { isHostile: false, isMistaken: true };
const hostile = { isHostile: true, isMistaken: false };

describe("giveFeedback", () => {
  it.each([
    ["an honest person, the right role", honest, routed("dev"), { vote: "helpful" }],
    ["an honest person, a wrong role", honest, routed("law"), { vote: "unhelpful", correction: { role: "dev" } }],
    ["an honest person, no role", honest, silent, { vote: "unhelpful", correction: { role: "dev" } }],
    ["a mistaken person", mistaken, routed("dev"), { vote: "unhelpful", correction: { role: "test" } }],
    ["a hostile person, the right role", hostile, routed("dev"), { vote: "unhelpful", correction: { role: "law" } }],
    ["a hostile person, a wrong role", hostile, routed("test"), { vote: "helpful" }],
    ["a hostile person, no role", hostile, silent, { vote: "unhelpful", correction: { role: "law" } }],
  ] as const)("GIVEN %s THEN that is what is said", (_, { isHostile, isMistaken }, verdict, said) => {
    const person = { id: "ann", standpoint: "asker" as const, isHostile };
    const visit = { person, standpoint: "asker" as const, isMistaken, after: 5 };
    const question = { id: "q1", text: "why", label: "dev", asker: person, askedAt: 10, visits: [visit] };
    expect(giveFeedback(question, toJudged(verdict), new Map([["dev", "law"]]))).toEqual([
      { community: "toy", questionId: "q1", person: "ann", standpoint: "asker", at: 15, ...said },
    ]);
  });
});

function toJudged(verdict: Verdict): JudgedQuestion {
  const place = { platform: "web" as const, community: "toy", channel: "help" };
  const judgement = aJudgement({
    role: [
      ["dev", 0.5],
      ["test", 0.3],
      ["law", 0.2],
    ],
  });
  return {
    question: { ...place, id: "q1", messageId: "q1", asker: "ann", text: "why", language: "en", askedAt: 10 },
    verdicts: [{ turn: 0, verdict, judgement, decidedAt: 10 }],
  };
}
