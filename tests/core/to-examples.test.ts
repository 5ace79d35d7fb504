import { describe, expect, it } from "vitest";
import type { Standpoint } from "../../src/core/feedback/feedback.ts";
import { toExamples } from "../../src/core/feedback/to-examples.ts";
import type { Correction, Vote } from "../../src/core/feedback/vote.ts";
import type { JudgedQuestion } from "../../src/core/question/question.ts";
import type { Verdict } from "../../src/core/question/verdict.ts";
import { aJudgement, aMatch } from "../judgements.ts";

const answer: Verdict = {
  kind: "answer",
  match: aMatch("gpu", 0.97),
  rule: "sure-match",
  confidence: 0.97,
  reason: "",
};
const route: Verdict = { kind: "route", role: "dev", rule: "sure-role", confidence: 0.9, reason: "" };
const suggest: Verdict = {
  kind: "suggest",
  matches: [aMatch("gpu", 0.5)],
  rule: "possible-matches",
  confidence: 0.5,
  reason: "",
};
const nothingFits = { kind: "nothing-fits" } as const;

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
    ["a moderator says that nothing fits", answer, "moderator", "unhelpful", nothingFits, { faq: null, trust: 1 }],
    [
      "an asker finds it nowhere among suggestions",
      suggest,
      "asker",
      "unhelpful",
      nothingFits,
      { faq: null, trust: 0.5 },
    ],
    ["nothing fits, as the model had found", route, "moderator", "unhelpful", nothingFits, { faq: null, trust: 0.5 }],
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
    ["a bystander finds that nothing fits", answer, "bystander", "unhelpful", nothingFits],
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

  it("GIVEN that nothing fits against an entry that was named THEN the greater trust wins, GIVEN equal trust THEN the newer word", () => {
    // The model had found that cuda answers it as likely as that nothing does.
    const judgement = aJudgement({ matches: [aMatch("gpu", 0.5), aMatch("cuda", 0.25)] });
    const say = (person: string, standpoint: Standpoint, correction: Correction, at: number) =>
      said("q1", suggest, person, standpoint, "unhelpful", correction, at, judgement);
    const nothing = (person: string, standpoint: Standpoint, at: number) => say(person, standpoint, nothingFits, at);
    const named = (at: number) => say("mona", "moderator", { faqId: "cuda" }, at);
    expect(toExamples([named(1), nothing("ann", "asker", 9)])).toMatchObject([{ faq: "cuda", people: ["mona"] }]);
    expect(toExamples([named(1), nothing("max", "moderator", 2)])).toMatchObject([{ faq: null, people: ["max"] }]);
    expect(toExamples([named(3), nothing("max", "moderator", 2)])).toMatchObject([{ faq: "cuda", people: ["mona"] }]);
  });

  it("GIVEN a role beside that nothing fits THEN one example carries both", () => {
    const role = said("q1", answer, "cora", "helper", "unhelpful", { role: "test" });
    const nothing = said("q1", answer, "mona", "moderator", "unhelpful", nothingFits);
    expect(toExamples([role, nothing])).toMatchObject([{ role: "test", faq: null, isVouched: true }]);
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
  judgement = aJudgement({}),
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
    verdicts: [{ turn: 0, verdict, judgement, decidedAt: 0 }],
  };
  const feedback = { community: "lumen", questionId: id, person, standpoint, vote, at };
  return { judged, feedback: correction === undefined ? feedback : { ...feedback, correction } };
}
