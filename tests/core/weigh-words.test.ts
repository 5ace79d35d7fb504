import { describe, expect, it } from "vitest";
import type { Standpoint } from "../../src/core/feedback/feedback.ts";
import { type FeedbackOnText, toExamples } from "../../src/core/feedback/to-examples.ts";
import { aJudgement, aMatch } from "../judgements.ts";

const roles = ["dev", "test", "support", "design", "law"] as const;

/** A question whose true role the model has second, as where it errs in earnest. */
function asked(number: number, person: string, role: string, standpoint: Standpoint = "moderator"): FeedbackOnText {
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
      question: { id, text: `text ${id}` },
      verdicts: [
        { verdict: { kind: "route", role: "dev", rule: "sure-role", confidence: 0.5, reason: "" }, judgement },
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

/** A moderator's word on the same question. */
function told({ judged, feedback }: FeedbackOnText, person: string, at: number, role = "law"): FeedbackOnText {
  return { judged, feedback: { ...feedback, person, standpoint: "moderator", at, correction: { role } } };
}

function trusts(entries: readonly FeedbackOnText[], person: string): readonly number[] {
  return toExamples(entries).flatMap(({ people, trust }) => (people.includes(person) ? [trust] : []));
}

describe("the weight of a person's word", () => {
  const honest = Array.from({ length: 40 }, (_, at) => asked(at, "mona", at % 6 === 0 ? "support" : "test"));
  const hostile = Array.from({ length: 40 }, (_, at) => asked(at, "max", roles[2 + (at % 3)]!));

  it("GIVEN corrections that the model finds plausible THEN they keep their trust", () => {
    for (const trust of trusts(honest, "mona")) expect(trust).toBeGreaterThan(0.9);
  });

  it("GIVEN forty implausible ones by one person THEN they teach nothing", () => {
    expect(trusts([...honest, ...hostile], "max")).toEqual([]);
  });

  it("GIVEN hostile people who agree with one another, against an honest one whom others confirm THEN they teach nothing", () => {
    const lies = ["max", "moritz"].flatMap((person) => honest.map((entry, at) => told(entry, person, at)));
    const examples = toExamples([...honest, ...honest.map((entry, at) => told(entry, "cora", at, "test")), ...lies]);
    expect(examples.filter(({ people }) => people.includes("max") || people.includes("moritz"))).toEqual([]);
    expect(examples.length).toBeGreaterThan(30);
  });

  it("GIVEN a single implausible one THEN it counts: the model may just be wrong", () => {
    const [example] = toExamples([asked(1, "mona", "law")]);
    expect(example).toMatchObject({ role: "law", trust: 1, isVouched: true });
  });

  it("GIVEN a label that the model did not know THEN a single word for it counts", () => {
    expect(toExamples([asked(1, "cora", "operations", "helper")])).toMatchObject([{ role: "operations" }]);
  });

  it("GIVEN a newcomer against a model that is sure THEN nothing is learnt, until somebody trusted says so too", () => {
    const doubted = asked(1, "ann", "law", "asker");
    expect(toExamples([doubted])).toEqual([]);
    expect(toExamples([doubted, told(doubted, "mona", 2)])).toMatchObject([{ role: "law" }]);
  });

  it("GIVEN a hostile and an honest word on one question THEN the honest one decides, although it is older", () => {
    const question = honest[1];
    const rival = { ...question!, feedback: { ...hostile[1]!.feedback, questionId: "mona-1", at: 9 } };
    const example = toExamples([...honest, ...hostile, rival]).find(({ questionId }) => questionId === "mona-1");
    expect(example).toMatchObject({ role: "test", people: ["mona"] });
  });
});

describe("the weight of what is said against an answer", () => {
  const match = aMatch("gpu", 0.95);
  const verdict = { kind: "answer", match, rule: "sure-match", confidence: 0.95, reason: "" } as const;
  const said = (id: string, person: string, standpoint: Standpoint, word: Partial<FeedbackOnText["feedback"]>) => ({
    judged: {
      question: { id, text: `text ${id}` },
      verdicts: [{ verdict, judgement: aJudgement({ matches: [match] }) }] as const,
    },
    feedback: { community: "lumen", questionId: id, person, standpoint, vote: "unhelpful", at: 1, ...word } as const,
  });
  const nothingFits = { correction: { kind: "nothing-fits" } } as const;
  const confirms = { vote: "helpful" } as const;

  it("GIVEN an asker alone against a sure answer THEN nothing is learnt, GIVEN a moderator THEN that no entry fits", () => {
    expect(toExamples([said("q1", "ann", "asker", nothingFits)])).toEqual([]);
    expect(toExamples([said("q1", "mona", "moderator", nothingFits)])).toMatchObject([{ faq: null, trust: 1 }]);
  });

  it("GIVEN an answer confirmed by its asker THEN moderators who only say that it is not it undo that", () => {
    const confirmed = said("q1", "ann", "asker", confirms);
    expect(toExamples([confirmed])).toMatchObject([{ faq: "gpu" }]);
    expect(toExamples([confirmed, said("q1", "mona", "moderator", {}), said("q1", "max", "moderator", {})])).toEqual(
      [],
    );
  });

  it("GIVEN an asker who names an entry that the search had passed over THEN nothing is learnt, GIVEN one written since THEN it is", () => {
    const named = said("q1", "ann", "asker", { correction: { faqId: "drivers" } });
    const entry = {
      ...named,
      judged: { ...named.judged, verdicts: [{ ...named.judged.verdicts[0], decidedAt: 5 }] as const },
    };
    expect(toExamples([entry], new Map([["drivers", 4]]))).toEqual([]);
    expect(toExamples([entry], new Map([["drivers", 6]]))).toMatchObject([{ faq: "drivers" }]);
  });

  it("GIVEN somebody who refuses every answer that moderators confirm THEN the entries stay, and their word counts less", () => {
    const entries = Array.from({ length: 12 }, (_, at) => [
      said(`q${at}`, "eve", "asker", at % 2 === 0 ? {} : nothingFits),
      said(`q${at}`, "mona", "moderator", confirms),
    ]).flat();
    const examples = toExamples(entries);
    expect(examples.map(({ faq, people }) => [faq, people])).toEqual(
      Array.from({ length: 12 }, () => ["gpu", ["mona"]]),
    );
    // Of an answer that was none too sure her word alone would have been believed.
    const unsure = said("late", "eve", "asker", nothingFits);
    const judgement = aJudgement({ matches: [aMatch("gpu", 0.5)] });
    const doubted = { ...unsure, judged: { ...unsure.judged, verdicts: [{ verdict, judgement }] as const } };
    expect(toExamples([doubted])).toHaveLength(1);
    expect(toExamples([...entries, doubted])).toHaveLength(12);
  });
});
