import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { evaluateFaq } from "../../../src/learning/search/evaluate-faq.ts";
import { readFaqFile } from "../../../src/learning/search/read-faq-file.ts";
import { readQuestionsFile } from "../../../src/learning/search/read-questions-file.ts";
import { renderFaqEvaluation } from "../../../src/learning/search/render-faq-evaluation.ts";
import { openShippedEncoders } from "../encoders/shipped-encoders.ts";

const encoders = await openShippedEncoders();
afterAll(() => encoders.close());
const folder = mkdtempSync(join(tmpdir(), "usher-faq-"));

function write(name: string, content: string | readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : content.map((one) => JSON.stringify(one)).join("\n"));
  return path;
}

const faqFile = write("faq.jsonl", [
  { id: "cuda", question: "What can I do about CUDA out of memory?", answer: "Use a smaller batch." },
  { id: "licence", question: "May I use the code commercially?", variants: ["is it MIT"], answer: "Yes." },
  { id: "python", question: "Which Python version should I install?", answer: "3.12 will do." },
]);
const questions = [
  { text: "gpu memory is full", faqId: "cuda" },
  { text: "can my company sell it", faqId: "licence" },
  { text: "python 3.13 ok?", faqId: "python" },
  { text: "who won the match last night", faqId: null },
];

describe("evaluateFaq", () => {
  test("GIVEN a small FAQ THEN the figures of the search and of BM25, by the documented keys", async () => {
    const questionsFile = write("questions.jsonl", questions);
    const evaluation = await evaluateFaq({ faqFile, questionsFile, encoders, precision: 0.95, seed: 1 });
    expect(Object.keys(evaluation).sort()).toEqual(
      [
        "recallAt1",
        "recallAt3",
        "recallAt5",
        "mrr",
        "autoPrecision",
        "autoCoverage",
        "falseAnswers",
        "baselines",
      ].sort(),
    );
    expect(Object.keys(evaluation.baselines.bm25).sort()).toEqual(["mrr", "recallAt1", "recallAt3", "recallAt5"]);
    expect(evaluation.recallAt1).toBe(1);
    expect(evaluation.mrr).toBe(1);
    // "can my company sell it" shares no telling word with its entry.
    expect(evaluation.baselines.bm25.recallAt1).toBeLessThan(1);
    expect(evaluation.falseAnswers).toBe(0);
    expect(renderFaqEvaluation(evaluation)).toContain("BM25");
  });

  test("GIVEN a question whose entry is not in the FAQ THEN names both files and the id", async () => {
    const questionsFile = write("lost.jsonl", [{ text: "hello", faqId: "lost" }]);
    const evaluation = evaluateFaq({ faqFile, questionsFile, encoders, precision: 0.95, seed: 1 });
    await expect(evaluation).rejects.toMatchObject({
      code: "input-invalid",
      message: expect.stringMatching(/lost\.jsonl.*lost.*faq\.jsonl/),
    });
  });
});

describe("readFaqFile", () => {
  test("GIVEN YAML as in config/faq.yaml THEN every language; GIVEN plain entries THEN their language is detected", () => {
    const nested = write(
      "nested.yaml",
      "faq:\n  - id: a\n    tags: [x]\n    texts:\n      en: { question: Q, variants: [v], answer: A }\n      zh: { question: 问, answer: 答 }\n",
    );
    expect(Object.keys(readFaqFile(nested)[0]!.texts)).toEqual(["en", "zh"]);
    const flat = write("flat.yaml", "- { id: b, question: 怎么安装？, answer: 用 pip }\n");
    expect(readFaqFile(flat)[0]?.texts.zh).toEqual({ question: "怎么安装？", variants: [], answer: "用 pip" });
    expect(readFaqFile(faqFile)).toHaveLength(3);
  });

  test.each([
    { name: "no-file.jsonl", content: undefined, says: /no-file\.jsonl: the file cannot be read/ },
    {
      name: "broken.jsonl",
      content: '{"id":"a","question":"Q","answer":"A"}\n{"id":',
      says: /broken\.jsonl.*\n {2}line 2:/,
    },
    { name: "lacking.yaml", content: "faq:\n  - id: a\n    question: Q\n", says: /lacking\.yaml.*\n {2}line 2:/ },
    { name: "other.yaml", content: "roles: []\n", says: /no list `faq`/ },
    { name: "bad.yaml", content: "faq:\n  - id: 'a\n", says: /bad\.yaml: line \d+/ },
    { name: "empty.jsonl", content: "", says: /no list `faq`|nothing in it/ },
  ])("GIVEN $name THEN a message that names it and the line", ({ name, content, says }) => {
    const path = content === undefined ? join(folder, name) : write(name, content);
    expect(() => readFaqFile(path)).toThrow(says);
  });

  test("GIVEN a question without faqId THEN says which line", () => {
    expect(() => readQuestionsFile(write("q.jsonl", '{"text":"a","faqId":null}\n{"text":"b"}'))).toThrow(
      /line 2: faqId/,
    );
  });
});
