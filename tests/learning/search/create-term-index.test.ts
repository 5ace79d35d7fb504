import { describe, expect, test } from "vitest";
import { createTermIndex } from "../../../src/learning/search/create-term-index.ts";
import { toTerms } from "../../../src/learning/search/to-terms.ts";

function scoresOf(index: ReturnType<typeof createTermIndex>, terms: readonly string[]): Map<number, number> {
  const scores = new Map<number, number>();
  index.score(terms, (row, score) => scores.set(row, score));
  return scores;
}

describe("createTermIndex", () => {
  test("GIVEN three documents THEN the scores are BM25 worked out by hand", () => {
    const index = createTermIndex(1.2, 0.75);
    index.add(0, ["cuda", "memory"]);
    index.add(1, ["cuda", "cuda", "driver", "error"]);
    index.add(2, ["licence"]);
    // Mean length 7/3; cuda is in two of three documents, memory in one.
    const cuda = Math.log(1 + 1.5 / 2.5);
    const memory = Math.log(1 + 2.5 / 1.5);
    const long = (count: number, length: number) => (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / (7 / 3)));
    const scores = scoresOf(index, ["cuda", "memory"]);
    expect(scores.get(0)).toBeCloseTo(cuda * long(1, 2) + memory * long(1, 2), 10);
    expect(scores.get(1)).toBeCloseTo(cuda * long(2, 4), 10);
    expect(scores.has(2)).toBe(false);
  });

  test("GIVEN a removed document THEN it is as if it had never been there", () => {
    const index = createTermIndex();
    const other = createTermIndex();
    for (const one of [index, other]) one.add(0, ["cuda", "memory"]);
    index.add(1, ["cuda", "driver", "cuda"]);
    index.remove(1);
    expect(scoresOf(index, ["cuda", "driver"])).toEqual(scoresOf(other, ["cuda", "driver"]));
    expect(index.weigh("driver")).toBe(other.weigh("driver"));
  });

  test("GIVEN two searches THEN the second owes nothing to the first", () => {
    const index = createTermIndex();
    index.add(0, ["a", "b"]);
    index.add(5, ["b"]);
    const first = scoresOf(index, ["a", "b"]);
    scoresOf(index, ["b"]);
    expect(scoresOf(index, ["a", "b"])).toEqual(first);
  });
});

describe("toTerms", () => {
  test.each([
    { text: "Quantising models", terms: ["quantiz", "model"] },
    { text: "quantization of a model", terms: ["quantiz", "of", "a", "model"] },
    { text: "Don't use max_new_tokens", terms: ["don", "us", "max_new_tokens", "max", "new", "token"] },
    { text: "torch.cuda C++ f1", terms: ["torch.cuda", "torch", "cuda", "c++", "f1"] },
    { text: "isAvailable", terms: ["isavailable", "is", "avail"] },
    { text: "", terms: [] },
  ])("GIVEN $text THEN $terms", ({ text, terms }) => {
    expect(toTerms(text)).toEqual(terms);
  });

  test("GIVEN Chinese among English THEN words and pairs of characters, and the English as ever", () => {
    const terms = toTerms("torch 装不上怎么办");
    expect(terms).toContain("torch");
    expect(terms).toContain("怎么");
    expect(terms).toContain("不上");
  });
});
