import { describe, expect, it } from "vitest";
import type { Standpoint } from "../../src/core/feedback.ts";
import type { JudgedQuestion } from "../../src/core/question.ts";
import { toExamples } from "../../src/core/to-examples.ts";
import type { Verdict } from "../../src/core/verdict.ts";
import type { Correction, Vote } from "../../src/core/vote.ts";
import { aJudgement, aMatch } from "../judgements.ts";

const answer: Verdict = {
  kind: "answer",
  match: aMatch("gpu", 0.97),
  rule: "sure-match",
  confidence: 0.97,
  reason: "",
};
const route: Verdict = { kind: "route", role: "dev", rule: "sure-role", confidence: 0.9, reason: "" };

describe("toExamples", () => {
  it.each([
    ["an asker confirms an answer", answer, "asker", "helpful", undefined, { faq: "gpu", trust: 0.25 }],
    ["a moderator confirms an answer", answer, "moderator", "helpful", undefined, { faq: "gpu", trust: 0.5 }],
    [
      "a moderator confirms it by its button",
      answer,
      "moderator",
      "helpful",
      { faqId: "gpu" },
      { faq: "gpu", trust: 0.5 },
    ],
    ["a moderator names another FAQ", answer, "moderator", "unhelpful", { faqId: "cuda" }, { faq: "cuda", trust: 1 }],
    ["a helper names another role", route, "helper", "unhelpful", { role: "test" }, { role: "test", trust: 0.8 }],
    ["a helper confirms the role", route, "helper", "helpful", undefined, { role: "dev", trust: 0.4 }],
    [
      "a moderator names the stage",
      route,
      "moderator",
      "unhelpful",
      { stage: "design" },
      { stage: "design", trust: 1 },
    ],
    [
      "a moderator says nothing was asked",
      route,
      "moderator",
      "unhelpful",
      { kind: "not-a-question" },
      { kind: "not-a-question", trust: 1 },
    ],
  ] as const)(
    "GIVEN %s THEN it becomes an example of that trust",
    (_, verdict, standpoint, vote, correction, example) => {
      expect(toExamples([said("q1", verdict, "ann", standpoint, vote, correction)])).toMatchObject([
        { text: "text of q1", source: "feedback", questionId: "q1", people: ["ann"], ...example },
      ]);
    },
  );

  it.each([
    ["a bystander corrects", answer, "bystander", "unhelpful", { faqId: "cuda" }],
    ["an answer is not it, without a word of what would be", answer, "moderator", "unhelpful", undefined],
    ["somebody dismisses", answer, "moderator", "dismiss", undefined],
    ["nothing fits", answer, "moderator", "unhelpful", { kind: "nothing-fits" }],
  ] as const)("GIVEN %s THEN there is no example", (_, verdict, standpoint, vote, correction) => {
    expect(toExamples([said("q1", verdict, "ann", standpoint, vote, correction)])).toEqual([]);
  });

  it("GIVEN a disagreement THEN the greater trust wins, GIVEN equal trust THEN the newer word", () => {
    const asker = said("q1", answer, "ann", "asker", "unhelpful", { faqId: "cuda" }, 9);
    const moderator = said("q1", answer, "mona", "moderator", "unhelpful", { faqId: "driver" }, 1);
    expect(toExamples([moderator, asker])).toMatchObject([{ faq: "driver", people: ["mona"] }]);
    const older = said("q1", answer, "max", "moderator", "unhelpful", { faqId: "cuda" }, 1);
    const newer = said("q1", answer, "mona", "moderator", "unhelpful", { faqId: "driver" }, 2);
    expect(toExamples([newer, older])).toMatchObject([{ faq: "driver", people: ["mona"] }]);
  });

  it("GIVEN several label sets THEN one example carries them, with the least of their trusts", () => {
    const role = said("q1", route, "cora", "helper", "unhelpful", { role: "test" });
    const stage = said("q1", route, "mona", "moderator", "unhelpful", { stage: "design" });
    expect(toExamples([role, stage])).toMatchObject([{ role: "test", stage: "design", trust: 0.8 }]);
  });

  it("GIVEN chatter by the moderator's word THEN no role is kept beside it", () => {
    const role = said("q1", route, "cora", "helper", "unhelpful", { role: "test" });
    const kind = said("q1", route, "mona", "moderator", "unhelpful", { kind: "not-a-question" });
    const [example] = toExamples([role, kind]);
    expect(example).toMatchObject({ kind: "not-a-question" });
    expect(example).not.toHaveProperty("role");
  });

  it("GIVEN an erased text THEN it teaches nothing", () => {
    const entry = said("q1", answer, "mona", "moderator", "unhelpful", { faqId: "cuda" });
    const erased = { ...entry, judged: { ...entry.judged, question: { ...entry.judged.question, text: "" } } };
    expect(toExamples([erased])).toEqual([]);
  });
});

function said(
  id: string,
  verdict: Verdict,
  person: string,
  standpoint: Standpoint,
  vote: Vote,
  correction?: Correction,
  at = 1,
) {
  const judged: JudgedQuestion = {
    question: {
      id,
      platform: "web",
      community: "lumen",
      channel: "help",
      messageId: `m-${id}`,
      asker: "ann",
      text: `text of ${id}`,
      language: "en",
      askedAt: 0,
    },
    verdicts: [{ turn: 0, verdict, judgement: aJudgement({}), decidedAt: 0 }],
  };
  const feedback = { community: "lumen", questionId: id, person, standpoint, vote, at };
  return { judged, feedback: correction === undefined ? feedback : { ...feedback, correction } };
}
