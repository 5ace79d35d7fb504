import { expect, test } from "vitest";
import { chooseThresholds } from "../../../src/learning/model/choose-thresholds.ts";
import type { JudgedText } from "../../../src/learning/model/train-side.ts";

function judged(truth: string | undefined, outOfScope: number): JudgedText {
  const text = { text: "", language: "en", labels: {}, weight: 1, source: "curated" } as const;
  return { example: 0, truth, outOfScope, predictions: [{ label: "dev", confidence: 0.9 }], text };
}

test.each([
  { questions: 10, least: 0.9 },
  { questions: 100, least: 0.5 },
  { questions: 400, least: 0 },
])("GIVEN $questions questions in scope THEN out of scope begins at $least or above", ({ questions, least }) => {
  const inside = Array.from({ length: questions }, () => judged("dev", 0.1));
  const outside = Array.from({ length: 50 }, () => judged(undefined, 0.4));
  const { outOfScope } = chooseThresholds({ role: [...inside, ...outside], kind: [] });
  expect(outOfScope).toBeGreaterThanOrEqual(least);
  if (least === 0) expect(outOfScope).toBeCloseTo(0.25);
});
