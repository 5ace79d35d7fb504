import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Encoders } from "../../src/learning/encoders/open-encoders.ts";
import { createDuplicateFinder } from "../../src/learning/find-duplicate.ts";
import { openShippedEncoders } from "./encoders/shipped-encoders.ts";

const earlier = [
  { id: "release", text: "When is the next release?" },
  { id: "augment", text: "Why does my validation accuracy drop when I augment images?" },
  { id: "memory", text: "the trainer crashes with CUDA out of memory at epoch 3" },
  { id: "zh", text: "怎样在 CPU 上加载检查点？" },
];

describe("createDuplicateFinder", { timeout: 60_000 }, () => {
  let encoders: Encoders;
  beforeAll(async () => {
    encoders = await openShippedEncoders();
  });
  afterAll(() => encoders.close());

  it.each([
    ["Validation accuracy drops when images augment, why does my run do that?", "augment"],
    ["when is the next RELEASE", "release"],
    ["怎样在 CPU 上加载检查点", "zh"],
    ["the trainer crashes with CUDA out of memory at epoch 12", undefined],
    ["When was the last release?", undefined],
    ["Which tokenizer should I use for Arabic?", undefined],
  ])("GIVEN %s THEN the question that asks the same is %s", async (text, id) => {
    const findDuplicate = createDuplicateFinder(encoders.forLanguage);
    expect(await findDuplicate(text, earlier)).toBe(id);
  });

  it("GIVEN earlier questions known from the last search THEN they are not embedded again", async () => {
    const encoded: string[] = [];
    const encoder = {
      name: "counting",
      dimensions: 2,
      encode: async (texts: readonly string[]) => {
        encoded.push(...texts);
        return texts.map(() => new Float32Array([1, 0]));
      },
    };
    const findDuplicate = createDuplicateFinder(() => encoder);
    await findDuplicate("How do I export it?", earlier);
    await findDuplicate("How do I import it?", earlier);
    expect(encoded.toSorted()).toEqual(
      [...earlier.map(({ text }) => text), "How do I export it?", "How do I import it?"].toSorted(),
    );
  });

  it("GIVEN no encoder, or one that breaks THEN only the same words are found", async () => {
    const broken = { name: "broken", dimensions: 2, encode: () => Promise.reject(new Error("broken")) };
    for (const encoder of [undefined, broken]) {
      const findDuplicate = createDuplicateFinder(() => encoder);
      expect(await findDuplicate("When is the next release", earlier)).toBe("release");
      expect(await findDuplicate("Validation accuracy drops when images augment, why?", earlier)).toBeUndefined();
    }
  });
});
