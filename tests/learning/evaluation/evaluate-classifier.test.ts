import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openBackend } from "../../../src/learning/backend.ts";
import { evaluateClassifier } from "../../../src/learning/evaluate-classifier.ts";
import { toyEncoder, toyTexts } from "../toy-texts.ts";

const folder = mkdtempSync(join(tmpdir(), "usher-evaluate-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, texts: readonly { readonly text: string; readonly label: string }[]): string {
  const path = join(folder, name);
  writeFileSync(path, texts.map((text) => JSON.stringify(text)).join("\n"));
  return path;
}

const strangers = ["gnocchi", "umbrella weather", "violin zebra"].map((text) => ({ text, label: "oos" }));
const train = write("train.jsonl", toyTexts(12, 1));
const test = write("test.jsonl", [...toyTexts(6, 2), ...strangers]);

describe("evaluateClassifier", () => {
  it("GIVEN files THEN gives every figure, above both baselines where it must be", async () => {
    const backend = await openBackend(process.env.USHER_BACKEND);
    const encoder = toyEncoder();
    const evaluation = await evaluateClassifier({
      train,
      test,
      validation: test,
      architecture: "pair",
      backend,
      encoders: { forLanguage: () => encoder },
      seed: 1,
    });
    expect(evaluation.accuracy).toBeGreaterThan(0.85);
    expect(evaluation.baselines.majority.accuracy).toBeCloseTo(0.2);
    expect(evaluation.accuracy).toBeGreaterThan(evaluation.baselines.majority.accuracy);
    expect(Object.keys(evaluation.perLabel)).toHaveLength(5);
    expect(evaluation.outOfScope.recall).toBeGreaterThan(0.5);
    expect(evaluation.outOfScope.auroc).toBeGreaterThan(0.9);
    expect(evaluation.backend).toBe(backend.name);
    for (const key of [
      "accuracy,macroF1,macroPrecision,macroRecall,perLabel,outOfScope,ece,coverageAt95",
      "trainSeconds,latencyMs,peakRssMb,backend,baselines",
    ]
      .join()
      .split(",")) {
      expect(evaluation).toHaveProperty(key);
    }
  });

  it("GIVEN a test without strangers THEN what cannot be told is null", async () => {
    const evaluation = await evaluateClassifier({
      train,
      test: write("inside.jsonl", toyTexts(3, 4)),
      architecture: "ngrams",
      backend: await openBackend(process.env.USHER_BACKEND),
      encoders: { forLanguage: () => undefined },
      seed: 1,
    });
    expect(evaluation.outOfScope).toMatchObject({ recall: null, precision: null, auroc: null });
  });

  it("GIVEN a neural network THEN the same figures, and no tensor is left", async () => {
    const backend = await openBackend(process.env.USHER_BACKEND);
    const before = backend.tf.memory().numTensors;
    const evaluation = await evaluateClassifier({
      train: write("few.jsonl", toyTexts(6, 1)),
      test: write("unseen.jsonl", [...toyTexts(3, 4), ...strangers]),
      architecture: "cnn",
      backend,
      encoders: { forLanguage: () => undefined },
      seed: 1,
    });
    expect(evaluation.accuracy).toBeGreaterThan(0.6);
    expect(evaluation.outOfScope.auroc).not.toBeNull();
    expect(backend.tf.memory().numTensors).toBe(before);
  });
});
