import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ArchitectureName, architectureNames } from "../../../src/learning/architectures/architecture.ts";
import type { EpochReport } from "../../../src/learning/architectures/fit-model.ts";
import { loadSequenceClassifier } from "../../../src/learning/architectures/load-sequence-classifier.ts";
import type { SequenceClassifier } from "../../../src/learning/architectures/sequence-classifier.ts";
import { openNetwork } from "../../../src/learning/architectures/serve/open-network.ts";
import { trainSequenceClassifier } from "../../../src/learning/architectures/train-sequence-classifier.ts";
import { type Backend, backendNames, openBackend } from "../../../src/learning/backend.ts";
import { toLogProbabilities } from "../../../src/learning/heads/softmax.ts";
import { drawToyQuestions } from "./toy-questions.ts";

const train = drawToyQuestions(96, 1);
const heldOut = drawToyQuestions(45, 2);
const heldOutTexts = heldOut.map(({ text }) => text);

/** Plain JavaScript takes seconds for what the others do in a blink, so it gets less to do and may know less after it. */
const efforts = {
  native: { texts: 96, epochs: 5, asked: 45, accuracy: 0.9 },
  wasm: { texts: 96, epochs: 5, asked: 45, accuracy: 0.9 },
  cpu: { texts: 32, epochs: 3, asked: 12, accuracy: 0.5 },
} as const;

interface Options {
  readonly texts?: number;
  readonly epochs?: number;
  readonly weights?: number[];
  readonly labels?: string[];
  readonly timeBudgetMs?: number;
  readonly onEpoch?: (report: EpochReport) => void;
}

function trainToy(
  backend: Backend,
  architecture: ArchitectureName,
  options: Options = {},
): Promise<SequenceClassifier> {
  const questions = train.slice(0, options.texts);
  const texts = questions.map(({ text }) => text);
  const labels = questions.map(({ label }) => label);
  return trainSequenceClassifier({ architecture, labels, backend, seed: 5, epochs: 4, ...options, texts });
}

function measureAccuracy(labels: readonly string[], predicted: readonly Float32Array[]): number {
  const right = predicted.filter((row, at) => labels[row.indexOf(Math.max(...row))] === heldOut[at]!.label);
  return right.length / predicted.length;
}

async function openIfThere(name: string): Promise<Backend | undefined> {
  try {
    return await openBackend(name);
  } catch (error) {
    if (process.env.USHER_BACKEND) throw error;
    return undefined;
  }
}

const folder = mkdtempSync(join(tmpdir(), "usher-sequence-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(process.env.USHER_BACKEND ? [process.env.USHER_BACKEND] : backendNames)("on %s", (name) => {
  it.each(architectureNames)(
    "GIVEN a toy set THEN %s trains, saves, loads and predicts without a leak",
    async (architecture) => {
      const backend = await openIfThere(name);
      if (!backend) return;
      const { tf } = backend;
      const { texts, epochs, asked, accuracy: wanted } = efforts[backend.name];
      const questions = heldOutTexts.slice(0, asked);
      const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
      const reports: EpochReport[] = [];
      const trained = await trainToy(backend, architecture, {
        texts,
        epochs,
        onEpoch: (report) => reports.push(report),
      });
      const here = join(folder, `${name}-${architecture}`);
      await trained.save(here);
      const predicted = trained.predict(questions);
      const served = openNetwork(trained.files, trained.labels);
      const accuracy = measureAccuracy(trained.labels, predicted);
      trained.dispose();
      const loaded = await loadSequenceClassifier(here, backend);
      const again = loaded.predict(questions);
      const alone = loaded.predict([questions[0]!])[0]!;
      loaded.dispose();

      expect(reports).toHaveLength(epochs);
      expect(reports.at(-1)!.loss).toBeLessThan(reports[0]!.loss * 0.95);
      expect(accuracy).toBeGreaterThanOrEqual(wanted);
      expect(loaded).toMatchObject({ architecture, labels: ["deploy", "review", "train"] });
      expect(again).toEqual(predicted);
      expect(alone.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
      for (const [at, value] of alone.entries()) expect(value).toBeCloseTo(predicted[0]![at]!, 5);
      // Serving takes no TensorFlow, whatever trained it.
      for (const [at, text] of questions.entries()) {
        const shares = toLogProbabilities(served.toLogits(text)).map(Math.exp);
        for (const [label, share] of shares.entries()) expect(share).toBeCloseTo(predicted[at]![label]!, 4);
      }
      expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
    },
    60_000,
  );
});

describe("openNetwork", () => {
  it("GIVEN labels in another order, and one it never learnt THEN gives their scores in that order", async () => {
    const trained = await trainToy(await openBackend(process.env.USHER_BACKEND), "cnn", { texts: 48, epochs: 1 });
    trained.dispose();
    const scores = openNetwork(trained.files, trained.labels).toLogits("how do I deploy");
    const other = openNetwork(trained.files, ["train", "never", "deploy"]).toLogits("how do I deploy");
    expect([...other]).toEqual([scores[2], -30, scores[0]]);
  });

  it("GIVEN a network without one of its weights THEN says what to do", async () => {
    const trained = await trainToy(await openBackend(process.env.USHER_BACKEND), "cnn", { texts: 48, epochs: 1 });
    trained.dispose();
    const json = trained.files.stored.json.replace("scores/kernel", "scores/lost");
    const files = { ...trained.files, stored: { ...trained.files.stored, json } };
    expect(() => openNetwork(files, trained.labels).toLogits("deploy")).toThrow(
      /no weights scores\/kernel; train again/,
    );
  });
});

describe("training", () => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await openBackend(process.env.USHER_BACKEND);
  });

  it.each(architectureNames)("GIVEN the same seed THEN %s predicts the same", async (architecture) => {
    const [first, second] = [
      await trainToy(backend, architecture, { texts: 48, epochs: 1 }),
      await trainToy(backend, architecture, { texts: 48, epochs: 1 }),
    ];
    expect(second.predict(heldOutTexts)).toEqual(first.predict(heldOutTexts));
    first.dispose();
    second.dispose();
  });

  it("GIVEN texts whose label is wrong at weight 0 THEN they teach nothing", async () => {
    const wrong = train.map((_, at) => at % 3 === 0);
    const misled = { labels: train.map(({ label }, at) => (wrong[at] ? "review" : label)) };
    const classifier = await trainToy(backend, "cnn", { ...misled, weights: wrong.map((is) => (is ? 0 : 1)) });
    expect(classifier.labels).toEqual(["review", "train"]);
    classifier.dispose();
  });

  it("GIVEN trust THEN the more trusted of two contradicting examples wins", async () => {
    const texts = Array.from({ length: 40 }, () => "the gateway");
    const labels = texts.map((_, at) => (at % 2 ? "deploy" : "review"));
    const weights = texts.map((_, at) => (at % 2 ? 1 : 0.1));
    const classifier = await trainSequenceClassifier({
      architecture: "cnn",
      texts,
      labels,
      weights,
      backend,
      seed: 1,
      epochs: 12,
    });
    expect(classifier.predict(["the gateway"])[0]![0]).toBeGreaterThan(0.75);
    classifier.dispose();
  });

  it("GIVEN a spent time budget THEN it ends after the epoch it is in, with a usable model", async () => {
    const reports: EpochReport[] = [];
    const classifier = await trainToy(backend, "cnn", {
      epochs: 500,
      timeBudgetMs: 200,
      onEpoch: (report) => reports.push(report),
    });
    expect(reports.length).toBeLessThan(500);
    expect(classifier.predict(["gateway"])[0]!.every(Number.isFinite)).toBe(true);
    classifier.dispose();
  });

  it("GIVEN enough texts THEN a validation share is measured", async () => {
    const many = drawToyQuestions(210, 3);
    const reports: EpochReport[] = [];
    const classifier = await trainSequenceClassifier({
      architecture: "cnn",
      texts: many.map(({ text }) => text),
      labels: many.map(({ label }) => label),
      backend,
      seed: 1,
      epochs: 1,
      validationShare: 0.5,
      onEpoch: (report) => reports.push(report),
    });
    expect(reports[0]!.validationLoss).toBeGreaterThan(0);
    classifier.dispose();
  });

  it("GIVEN one label only THEN it says so and leaves no tensor", async () => {
    const before = backend.tf.memory().numTensors;
    const only = train.map(() => "train");
    await expect(trainToy(backend, "lstm", { labels: only })).rejects.toMatchObject({ code: "input-invalid" });
    expect(backend.tf.memory().numTensors).toBe(before);
  });

  it("GIVEN no texts THEN it predicts nothing; GIVEN an empty text THEN something", async () => {
    const classifier = await trainToy(backend, "transformer", { epochs: 1 });
    expect(classifier.predict([])).toEqual([]);
    expect(
      classifier
        .predict(["", "🙂", "x".repeat(5000)])
        .flatMap((row) => [...row])
        .every(Number.isFinite),
    ).toBe(true);
    classifier.dispose();
  });
});

describe("a saved folder", () => {
  let backend: Backend;
  const good = join(folder, "good");

  beforeAll(async () => {
    backend = await openBackend(process.env.USHER_BACKEND);
    const classifier = await trainToy(backend, "cnn", { epochs: 1 });
    await classifier.save(good);
    await classifier.save(good);
    classifier.dispose();
  });

  it("holds TensorFlow.js' layers format beside vocabulary and metadata, and nothing half written", () => {
    expect(readdirSync(good).toSorted()).toEqual(["metadata.json", "model.json", "vocabulary.json", "weights.bin"]);
    const model = JSON.parse(readFileSync(join(good, "model.json"), "utf8"));
    expect(model).toMatchObject({ format: "layers-model", weightsManifest: [{ paths: ["weights.bin"] }] });
  });

  it.each([
    ["without metadata", "metadata.json", undefined, "model-missing"],
    ["without weights", "weights.bin", undefined, "model-missing"],
    ["of cut weights", "weights.bin", (content: Buffer) => content.subarray(0, 100), "model-mismatch"],
    ["of flipped weights", "weights.bin", (content: Buffer) => content.fill(7, 50, 60), "model-mismatch"],
    ["of broken metadata", "metadata.json", () => Buffer.from("{"), "model-mismatch"],
    ["of another version", "metadata.json", toOtherVersion, "model-mismatch"],
    ["of a label too many", "metadata.json", toMoreLabels, "model-mismatch"],
    ["of an emptied model", "model.json", () => Buffer.alloc(0), "model-mismatch"],
  ] as const)(
    "GIVEN a folder %s THEN loading names it and the remedy, and leaves no tensor",
    async (_, file, change, code) => {
      const path = join(good, file);
      const content = readFileSync(path);
      const before = backend.tf.memory().numTensors;
      if (change) writeFileSync(path, change(Buffer.from(content)));
      else rmSync(path);
      await expect(loadSequenceClassifier(good, backend)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(/good.*restore the folder, or train again/),
      });
      expect(backend.tf.memory().numTensors).toBe(before);
      writeFileSync(path, content);
    },
  );

  it("GIVEN a place where nothing can be written THEN saving says so", async () => {
    const classifier = await loadSequenceClassifier(good, backend);
    await expect(classifier.save(join(good, "model.json"))).rejects.toMatchObject({ code: "store-failed" });
    expect(existsSync(join(good, "model.json"))).toBe(true);
    classifier.dispose();
  });
});

function toOtherVersion(content: Buffer): Buffer {
  return Buffer.from(content.toString().replace("usher-sequence-1", "usher-sequence-9"));
}

function toMoreLabels(content: Buffer): Buffer {
  return Buffer.from(content.toString().replace('"deploy",', '"deploy", "extra",'));
}
