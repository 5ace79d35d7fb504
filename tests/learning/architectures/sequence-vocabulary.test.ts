import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createSequenceVocabulary,
  fitSequenceVocabulary,
} from "../../../src/learning/architectures/sequence-vocabulary.ts";

const vocabulary = fitSequenceVocabulary(["How do I train it?", "train the model, please", "模型怎么训练"], 2);
const wordRows = (text: string) => vocabulary.encode(text).map((rows) => rows.find(vocabulary.isWordRow));

describe("sequence vocabulary", () => {
  it("GIVEN a word of two texts THEN it has a row of its own, in any case", () => {
    expect(vocabulary.data.words).toEqual(["train"]);
    expect(wordRows("TRAIN")).toEqual([1]);
  });

  it("GIVEN an unknown word THEN pieces it shares with a known word stand for it", () => {
    expect(wordRows("trains")).toEqual([undefined]);
    const known = new Set(vocabulary.encode("train")[0]);
    const shared = vocabulary.encode("trains")[0]!.filter((row) => known.has(row));
    expect(shared.length).toBeGreaterThanOrEqual(4);
  });

  it("GIVEN Chinese THEN each character is a token", () => {
    expect(vocabulary.encode("模型 now")).toHaveLength(3);
  });

  it("GIVEN a text without a token THEN one token of pieces stands for it", () => {
    expect(vocabulary.encode("  ")).toHaveLength(1);
    expect(vocabulary.encode("  ")[0]!.length).toBeGreaterThan(0);
  });

  it("GIVEN long texts to learn from THEN the length covers all but one in a hundred and stops at 64", () => {
    const short = Array.from({ length: 200 }, () => "a b c d e f g h i j");
    expect(fitSequenceVocabulary([...short, "x ".repeat(60)], 2).data.maxLength).toBe(10);
    const long = fitSequenceVocabulary(["x ".repeat(500)], 1);
    expect(long.data.maxLength).toBe(64);
    expect(long.encode("x ".repeat(500))).toHaveLength(64);
  });

  it("GIVEN any text THEN every row lies within the embedding, and a copy through JSON encodes the same", () => {
    const copy = createSequenceVocabulary(JSON.parse(JSON.stringify(vocabulary.data)));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const encoded = vocabulary.encode(text);
        for (const row of encoded.flatMap((rows) => [...rows])) {
          expect(row).toBeGreaterThan(0);
          expect(row).toBeLessThan(vocabulary.rows);
        }
        expect(copy.encode(text)).toEqual(encoded);
      }),
    );
  });
});
