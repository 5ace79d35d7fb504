import { describe, expect, it } from "vitest";
import type { Faq } from "../../../src/core/faq/faq.ts";
import type { Example, FeedbackExample } from "../../../src/core/feedback/example.ts";
import { buildDataset, type Collected } from "../../../src/learning/dataset/build-dataset.ts";
import { toTextShare } from "../../../src/learning/dataset/to-text-key.ts";

const gpu: Faq = {
  id: "gpu",
  tags: [],
  texts: { en: { question: "Why is my GPU not used?", variants: ["no gpu found"], answer: "Install CUDA." } },
};

function curated(text: string, labels: Partial<Example>): Example {
  return { text, source: "curated", trust: 1, ...labels };
}

function said(text: string, labels: Partial<FeedbackExample>): FeedbackExample {
  return { text, source: "feedback", trust: 1, questionId: text, people: ["mona"], at: 1, isVouched: true, ...labels };
}

function build(parts: Partial<Collected>) {
  return buildDataset({ curated: [], feedback: [], faq: [gpu], heldOut: [], ...parts });
}

/** Texts whose hash sets them aside, and texts whose hash does not. */
const texts = Array.from({ length: 400 }, (_, at) => `question number ${at}`);
const aside = texts.filter((text) => toTextShare(text) < 0.1);
const learnt = texts.filter((text) => toTextShare(text) >= 0.1);

describe("buildDataset", () => {
  it("GIVEN one text in two spellings THEN it counts once", () => {
    const { examples, counts } = build({
      curated: [curated("How do I  install it?", { role: "dev" }), curated("how do i install it", { role: "dev" })],
    });
    expect(examples).toEqual([curated("How do I install it?", { role: "dev" })]);
    expect(counts).toMatchObject({ duplicates: 1, conflicts: 0 });
  });

  it.each([
    ["more trust", { role: "dev", trust: 0.8, at: 9 }, { role: "test", trust: 1, at: 1 }, "test"],
    ["equal trust", { role: "dev", at: 1 }, { role: "test", at: 2 }, "test"],
  ])("GIVEN a conflict THEN %s decides", (_, one, other, role) => {
    const { examples, counts } = build({ feedback: [said(learnt[0]!, one), said(learnt[0]!, other)] });
    expect(examples).toMatchObject([{ role, at: other.at }]);
    expect(counts.conflicts).toBe(1);
  });

  it("GIVEN many weak voices against a strong one THEN the strong one decides", () => {
    const crowd = Array.from({ length: 20 }, (_, at) =>
      said(learnt[0]!, { role: "dev", trust: 0.5, people: [`p${at}`], isVouched: false }),
    );
    expect(build({ feedback: [...crowd, said(learnt[0]!, { role: "test" })] }).examples).toMatchObject([
      { role: "test", people: ["mona"], isVouched: true },
    ]);
  });

  it("GIVEN a moderator's correction of a curated example THEN it is taken, GIVEN a helper's THEN not", () => {
    const file = [curated(learnt[0]!, { role: "dev" })];
    const role = (trust: number) =>
      build({ curated: file, feedback: [said(learnt[0]!, { role: "test", trust })] }).examples[0]?.role;
    expect([role(1), role(0.8)]).toEqual(["test", "dev"]);
  });

  it("GIVEN that nothing was asked, by the greater trust, THEN no other label is left", () => {
    const { examples } = build({
      feedback: [said(learnt[0]!, { role: "dev", trust: 0.5 }), said(learnt[0]!, { kind: "not-a-question" })],
    });
    expect(examples).toMatchObject([{ kind: "not-a-question", trust: 1 }]);
    expect(examples[0]).not.toHaveProperty("role");
  });

  it("GIVEN labels of roles and entries that are gone THEN they are dropped, and what then teaches nothing too", () => {
    const { examples } = build({
      curated: [
        curated("a", { role: "gone", faq: "gpu" }),
        curated("b", { faq: "gone" }),
        curated("  ", { role: "dev" }),
      ],
      known: { roles: new Set(["dev"]), stages: new Set() },
    });
    expect(examples).toEqual([curated("a", { faq: "gpu" })]);
  });
});

describe("a text that no entry answers", () => {
  const [text = ""] = learnt;

  it("GIVEN a moderator's word against an earlier helper's entry THEN it decides, GIVEN a moderator's later entry THEN that does", () => {
    const nothing = said(text, { faq: null, at: 2 });
    const of = (...feedback: FeedbackExample[]) => build({ feedback }).examples;
    expect(of(said(text, { faq: "gpu", trust: 0.8, at: 1 }), nothing)).toMatchObject([{ faq: null }]);
    expect(of(nothing, said(text, { faq: "gpu", at: 3 }))).toMatchObject([{ faq: "gpu" }]);
  });

  it("GIVEN an entry's own wording THEN that it answers itself stands, GIVEN no entries at all THEN nothing is taught", () => {
    const nothing = (text: string) => [said(text, { faq: null, role: "dev" })];
    expect(build({ feedback: nothing("No GPU found?") }).examples[0]).not.toHaveProperty("faq");
    expect(build({ feedback: nothing(text), faq: [] }).examples[0]).not.toHaveProperty("faq");
  });

  it("GIVEN an entry written since THEN it is named as unseen, GIVEN one written before THEN not", () => {
    const writtenAt = new Map([
      ["gpu", 5],
      ["old", 1],
    ]);
    const feedback = [said(text, { faq: null, at: 2 }), said(learnt[1]!, { faq: null, at: 9 })];
    expect(build({ feedback, writtenAt }).examples).toMatchObject([{ unseen: ["gpu"] }, { faq: null }]);
    expect(build({ feedback, writtenAt }).examples[1]).not.toHaveProperty("unseen");
  });

  it("GIVEN it is set aside and vouched for THEN models are judged by it", () => {
    expect(build({ feedback: [said(aside[0]!, { faq: null })] }).heldOut).toMatchObject([
      { text: aside[0], faq: null },
    ]);
  });
});

describe("what a model is judged by", () => {
  it("GIVEN feedback THEN about a tenth of the texts is set aside, and the same ones whatever else is there", () => {
    const feedback = texts.map((text) => said(text, { role: "dev" }));
    const all = build({ feedback });
    expect(all.heldOut.length).toBeGreaterThan(25);
    expect(all.heldOut.length).toBeLessThan(60);
    expect(all.heldOut.map(({ text }) => text)).toEqual(aside);
    const half = build({ feedback: feedback.slice(0, 200) }).heldOut.map(({ text }) => text);
    expect(half).toEqual(aside.filter((text) => texts.indexOf(text) < 200));
  });

  it("GIVEN an asker's word alone on a text set aside THEN it waits: neither learnt from nor judged by", () => {
    const alone = build({ feedback: [said(aside[0]!, { role: "dev", trust: 0.5, isVouched: false })] });
    expect(alone).toMatchObject({ examples: [], heldOut: [] });
    const vouched = build({
      feedback: [said(aside[0]!, { role: "dev", trust: 0.5, isVouched: false }), said(aside[0]!, { role: "dev" })],
    });
    expect(vouched).toMatchObject({ examples: [], heldOut: [{ text: aside[0], role: "dev" }] });
  });

  it("GIVEN a text of the held-out file among examples or feedback THEN nobody learns from it, in any spelling", () => {
    const { examples, heldOut } = build({
      curated: [curated("Is it free", { role: "dev" })],
      feedback: [said("IS IT FREE?!", { role: "test" })],
      heldOut: [curated("is it free?", { role: "dev" })],
    });
    expect(examples).toEqual([]);
    expect(heldOut).toEqual([curated("is it free?", { role: "dev" })]);
  });

  it("GIVEN a wording of the FAQ or a curated example THEN no model is judged by it", () => {
    const { heldOut, examples } = build({
      curated: [curated(aside[0]!, { role: "dev" })],
      feedback: [said(aside[0]!, { role: "dev" })],
      heldOut: [curated("No GPU found", { faq: "gpu" })],
    });
    expect(heldOut).toEqual([]);
    expect(examples).toHaveLength(1);
  });
});
