import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { renderCrossValidation } from "../../../src/commands/rendering/render-evaluation.ts";
import { openBackend } from "../../../src/learning/backend.ts";
import { crossValidateClassifier, evaluateClassifier } from "../../../src/learning/evaluate-classifier.ts";
import { toSpread } from "../../../src/learning/evaluation/cross-validate.ts";
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

const alike = ["red", "blue", "green"].map((text) => ({ text, label: "colour" }));
const oneLabel = write("one.jsonl", alike);
const noLabel = write("none.jsonl", strangers);
const single = write("single.jsonl", [...alike, { text: "do re mi", label: "music" }]);

describe("files that nothing can be measured on", () => {
  const parts = async (architecture: "pair" | "ngrams" | "lstm") => ({
    architecture,
    backend: await openBackend(process.env.USHER_BACKEND),
    encoders: { forLanguage: () => undefined },
    seed: 1,
  });

  // A file with one label ended in a fault of the backend.
  it.each([
    ["one label", "pair", oneLabel, test, /one\.jsonl: two labels or more are needed.*only colour/],
    ["one label, for a network", "lstm", oneLabel, test, /one\.jsonl: two labels or more/],
    ["nothing but out of scope", "ngrams", noLabel, test, /none\.jsonl: two labels or more.*of these there is none/],
    ["a test of other labels", "ngrams", train, oneLabel, /one\.jsonl: none of its labels is learnt.*colour/],
  ] as const)(
    "GIVEN %s (%s) THEN names the file and what is missing",
    async (_, architecture, train, test, message) => {
      const measured = evaluateClassifier({ ...(await parts(architecture)), train, test });
      await expect(measured).rejects.toMatchObject({ code: "input-invalid", message: expect.stringMatching(message) });
    },
  );

  it("GIVEN folds some of which would learn one label only THEN says how many texts each label needs", async () => {
    const measured = crossValidateClassifier({ ...(await parts("ngrams")), train: single, folds: 2 });
    const message = /single\.jsonl: two labels or more are needed to learn from with 2 texts or more each.*only colour/;
    await expect(measured).rejects.toMatchObject({ code: "input-invalid", message: expect.stringMatching(message) });
  });
});

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

describe("crossValidateClassifier", () => {
  it("GIVEN folds THEN every text is tested once, and each figure has mean and spread", async () => {
    const encoder = toyEncoder();
    const steps = new Set<string>();
    const file = write("folds.jsonl", [...toyTexts(9, 1), ...strangers]);
    const validation = await crossValidateClassifier({
      train: file,
      folds: 3,
      architecture: "pair",
      backend: await openBackend(process.env.USHER_BACKEND),
      encoders: { forLanguage: () => encoder },
      seed: 1,
      onProgress: (_, step) => steps.add(step),
    });
    const { figures, perLabel } = validation;
    expect(validation.texts).toBe(48);
    expect(figures.accuracy!.mean).toBeGreaterThan(0.7);
    expect(figures.accuracy!.mean).toBeGreaterThan(figures.majorityAccuracy!.mean + 0.3);
    expect(figures.outOfScopeAuroc).not.toBeNull();
    expect(Object.values(perLabel).map(({ support }) => support)).toEqual([9, 9, 9, 9, 9]);
    expect(validation.confusions.reduce((sum, { count }) => sum + count, 0)).toBe(
      Math.round(45 * (1 - figures.accuracy!.mean)),
    );
    expect(validation.rareLabels).toEqual([]);
    expect([...steps].join()).toContain("fold 3 of 3");
    const lines = renderCrossValidation(validation);
    expect(lines.join("\n")).toMatch(/accuracy +0\.\d{3} ± 0\.\d{3}/);
  });

  it("GIVEN a label with fewer texts than folds THEN names it; GIVEN fewer texts than folds THEN says so", async () => {
    const parts = {
      architecture: "ngrams" as const,
      backend: await openBackend(process.env.USHER_BACKEND),
      encoders: { forLanguage: () => undefined },
      seed: 1,
    };
    const rare = write("rare.jsonl", [...toyTexts(4, 1), { text: "zebra", label: "rare" }]);
    expect((await crossValidateClassifier({ ...parts, train: rare, folds: 4 })).rareLabels).toEqual(["rare"]);
    await expect(crossValidateClassifier({ ...parts, train: rare, folds: 22 })).rejects.toThrow(
      "21 texts make no 22 folds",
    );
  });
});

describe("toSpread", () => {
  it("GIVEN figures THEN mean and standard deviation of those that could be told", () => {
    expect(toSpread([1, null, 3])).toEqual({ mean: 2, spread: Math.SQRT2 });
    expect(toSpread([5])).toEqual({ mean: 5, spread: 0 });
    expect(toSpread([null])).toBeNull();
  });
});
