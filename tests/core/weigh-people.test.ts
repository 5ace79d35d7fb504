import { describe, expect, it } from "vitest";
import type { Standpoint } from "../../src/core/feedback.ts";
import { type FeedbackOnQuestion, toExamples } from "../../src/core/to-examples.ts";
import { aJudgement } from "../judgements.ts";

const roles = ["dev", "test", "support", "design", "law"] as const;

/** A question whose true role the model has second, as where it errs in earnest. */
function asked(number: number, person: string, role: string, standpoint: Standpoint = "moderator"): FeedbackOnQuestion {
  const id = `${person}-${number}`;
  const judgement = aJudgement({
    role: [
      ["dev", 0.6],
      ["test", 0.34],
      ["support", 0.04],
      ["design", 0.01],
      ["law", 0.01],
    ],
  });
  return {
    judged: {
      question: {
        id,
        platform: "web",
        community: "lumen",
        channel: "help",
        messageId: id,
        asker: "ann",
        text: `text ${id}`,
        language: "en",
        askedAt: 0,
      },
      verdicts: [
        {
          turn: 0,
          verdict: { kind: "route", role: "dev", rule: "sure-role", confidence: 0.5, reason: "" },
          judgement,
          decidedAt: 0,
        },
      ],
    },
    feedback: {
      community: "lumen",
      questionId: id,
      person,
      standpoint,
      vote: "unhelpful",
      correction: { role },
      at: 1,
    },
  };
}

function trusts(entries: readonly FeedbackOnQuestion[], person: string): readonly number[] {
  return toExamples(entries).flatMap(({ people, trust }) => (people.includes(person) ? [trust] : []));
}

describe("the weight of a person's word", () => {
  const honest = Array.from({ length: 40 }, (_, at) => asked(at, "mona", at % 6 === 0 ? "support" : "test"));
  const hostile = Array.from({ length: 40 }, (_, at) => asked(at, "max", roles[2 + (at % 3)]!));

  it("GIVEN corrections that the model finds plausible THEN they keep their trust", () => {
    for (const trust of trusts(honest, "mona")) expect(trust).toBeGreaterThan(0.9);
  });

  it("GIVEN forty implausible ones by one person THEN they hardly count, and nobody is judged by them", () => {
    const examples = toExamples([...honest, ...hostile]).filter(({ people }) => people.includes("max"));
    expect(examples).toHaveLength(40);
    for (const { trust, isVouched } of examples) {
      expect(trust).toBeLessThan(0.35);
      expect(isVouched).toBe(false);
    }
  });

  it("GIVEN a single implausible one THEN it counts: the model may just be wrong", () => {
    const [example] = toExamples([asked(1, "mona", "law")]);
    expect(example?.trust).toBeGreaterThan(0.7);
    expect(example?.isVouched).toBe(true);
  });

  it("GIVEN a hostile and an honest word on one question THEN the honest one decides, although it is older", () => {
    const [question] = honest;
    const rival = { ...question!, feedback: { ...hostile[1]!.feedback, questionId: "mona-0", at: 9 } };
    const example = toExamples([...honest.slice(1), ...hostile, question!, rival]).find(
      ({ questionId }) => questionId === "mona-0",
    );
    expect(example).toMatchObject({ role: "support", people: ["mona"] });
  });
});
