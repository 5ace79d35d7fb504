import { describe, expect, it } from "vitest";
import { createHashIndex } from "../../../src/learning/ngrams/hash-index.ts";
import { hashNgrams } from "../../../src/learning/ngrams/hash-ngrams.ts";
import { createNgramEncoder, fitNgramEncoder } from "../../../src/learning/ngrams/ngram-encoder.ts";

describe("hashNgrams", () => {
  it.each([
    // 1 word, pieces of " cat ": " ca" "cat" "at " and " cat" "cat ".
    { text: "cat", count: 6 },
    // 2 words, 1 pair, pieces of " a " are none, those of " cat " five.
    { text: "a cat", count: 8 },
    // 3 characters, 2 pairs, 1 triple.
    { text: "过拟合", count: 6 },
    { text: "?", count: 1 },
    { text: "", count: 0 },
    { text: " \n ", count: 0 },
  ])("GIVEN $text THEN $count n-grams", ({ text, count }) => {
    expect(hashNgrams(text)).toHaveLength(count);
  });

  it("GIVEN other case and width THEN the same n-grams", () => {
    expect(hashNgrams("ＧＰＵ Driver")).toEqual(hashNgrams("gpu driver"));
  });

  it("GIVEN the words of a pair the other way round THEN another pair", () => {
    const there = new Set(hashNgrams("man bites"));
    expect(hashNgrams("bites man").filter((hash) => !there.has(hash))).toHaveLength(1);
  });
});

describe("createHashIndex", () => {
  it("GIVEN hashes that fall on one slot THEN finds each, and no other", () => {
    const hashes = Int32Array.from([1, 1 + 2 ** 20, 1 + 2 ** 21, -5, 0]);
    const index = createHashIndex(hashes);
    expect([...hashes].map((hash) => index.find(hash))).toEqual([0, 1, 2, 3, 4]);
    expect(index.find(1 + 2 ** 22)).toBe(-1);
  });
});

describe("fitNgramEncoder", () => {
  const encoder = fitNgramEncoder(["red car", "red bike", "blue car"], 1);

  it("GIVEN a text THEN its vector has length 1, ascending indices and more weight on what is rare", () => {
    const { indices, values } = encoder.encode("red bike");
    expect(Math.hypot(...values)).toBeCloseTo(1);
    expect([...indices]).toEqual([...indices].toSorted((a, b) => a - b));
    expect(Math.max(...values)).toBeGreaterThan(Math.min(...values));
  });

  it("GIVEN nothing known THEN an empty vector", () => {
    expect(encoder.encode("zzz").indices).toHaveLength(0);
  });

  it("GIVEN at least two texts wanted THEN what occurs once is unknown", () => {
    const strict = fitNgramEncoder(["red car", "red bike"], 2);
    expect(strict.encode("bike").indices).toHaveLength(0);
    expect(strict.encode("red").indices.length).toBeGreaterThan(0);
  });

  it("GIVEN its vocabulary THEN another encoder gives the same vectors", () => {
    const again = createNgramEncoder(encoder.vocabulary);
    expect(again.encode("a blue bike")).toEqual(encoder.encode("a blue bike"));
  });
});
