import { afterAll, describe, expect, it } from "vitest";
import type { Faq } from "../../src/core/faq/faq.ts";
import type { RememberedQuestion } from "../../src/core/ports/judge.ts";
import type { Match } from "../../src/core/question/match.ts";
import { createRefusals } from "../../src/learning/create-refusals.ts";
import { openShippedEncoders } from "./encoders/shipped-encoders.ts";

const encoders = await openShippedEncoders();
afterAll(() => encoders.close());

const gpu: Faq = {
  id: "gpu",
  tags: [],
  texts: { en: { question: "Why is my GPU not used?", variants: ["no gpu found"], answer: "Install a CUDA build." } },
};
const match: Match = { kind: "faq", id: "gpu", wording: "Why is my GPU not used?", similarity: 1, confidence: 0.97 };
const asked = "Why is my GPU fan so loud at night?";
const nearCopy = "why is the fan of my GPU so loud at night";

const remembered = (changes: Partial<RememberedQuestion>): RememberedQuestion => ({
  questionId: "q1",
  text: asked,
  refused: [],
  ...changes,
});
const refuses = (isVouched: boolean, at = 5) => remembered({ refused: [{ kind: "faq", id: "gpu", at, isVouched }] });
const confirms = (at: number) => remembered({ questionId: "q2", answer: { kind: "faq", id: "gpu", at } });

function told(...questions: readonly RememberedQuestion[]) {
  const refusals = createRefusals(encoders.forLanguage);
  refusals.setFaq([gpu]);
  for (const question of questions) refusals.set(question);
  return refusals;
}

describe("an entry that was refused for a question", () => {
  it.each([
    ["by a moderator or helper", true, nearCopy, false],
    ["by a moderator or helper", true, "why is my gpu fan so LOUD at night", false],
    ["by a moderator or helper", true, "Why is my GPU not used", true],
    ["by a moderator or helper", true, "no gpu found!", true],
    ["by a moderator or helper", true, "my gpu isn't being used, why", true],
    ["by its asker alone", false, "why is my gpu fan so LOUD at night", false],
    ["by its asker alone", false, nearCopy, true],
  ])("GIVEN %s (%s) WHEN somebody asks “%s” THEN it is found: %s", async (_, isVouched, text, isFound) => {
    expect(await told(refuses(isVouched)).apply(text, [match])).toEqual(isFound ? [match] : []);
  });

  it("GIVEN other matches THEN they stay", async () => {
    const other = { ...match, id: "noise" };
    expect(await told(refuses(true)).apply(asked, [match, other])).toEqual([other]);
  });

  it.each([
    ["a moderator's later yes to the same words", [refuses(true), confirms(9)], true],
    ["a moderator's earlier yes to the same words", [refuses(true), confirms(1)], false],
    ["a moderator's earlier yes against an asker's no", [refuses(false), confirms(1)], true],
  ])("GIVEN %s THEN it is found: %s", async (_, questions, isFound) => {
    expect(await told(...questions).apply(asked, [match])).toEqual(isFound ? [match] : []);
  });

  // An entry's very own wording was silenced for all when somebody asked it word by word and refused the answer.
  it.each([true, false])(
    "GIVEN its own wording was refused (by a moderator: %s) THEN it answers that all the same",
    async (isVouched) => {
      const refusals = told({ ...refuses(isVouched), text: "Why is my GPU not used" });
      expect(await refusals.apply("why is my gpu not used?", [match])).toEqual([match]);
    },
  );

  it("GIVEN the word is taken back, or the entry written anew, THEN it is found again, GIVEN another entry is THEN not", async () => {
    const refusals = told(refuses(true));
    refusals.setFaq([gpu, { ...gpu, id: "noise" }]);
    expect(await refusals.apply(asked, [match])).toEqual([]);
    refusals.remove("q1");
    expect(await refusals.apply(asked, [match])).toEqual([match]);
    refusals.set(refuses(true));
    refusals.setFaq([{ ...gpu, tags: ["hardware"] }]);
    expect(await refusals.apply(asked, [match])).toEqual([match]);
  });

  it("GIVEN no encoder, or one that breaks, THEN the very text is still known", async () => {
    const broken = { name: "broken", dimensions: 1, encode: () => Promise.reject(new Error("broken")) };
    for (const encoder of [undefined, broken]) {
      const refusals = createRefusals(() => encoder);
      refusals.setFaq([gpu]);
      refusals.set(refuses(true));
      expect(await refusals.apply(asked, [match])).toEqual([]);
      expect(await refusals.apply(nearCopy, [match])).toEqual([match]);
    }
  });
});
