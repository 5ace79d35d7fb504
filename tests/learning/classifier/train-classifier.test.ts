import { beforeAll, describe, expect, it } from "vitest";
import type { Architecture } from "../../../src/core/feedback/architecture.ts";
import { type Backend, openBackend } from "../../../src/learning/backend.ts";
import { createClassifier } from "../../../src/learning/classifier/create-classifier.ts";
import { trainClassifier } from "../../../src/learning/classifier/train-classifier.ts";
import { linearArchitectures as architectures } from "../../../src/learning/classifier/train-voices.ts";
import type { ClassifierInput, TrainingExample } from "../../../src/learning/classifier/training-example.ts";
import { fitNgramEncoder } from "../../../src/learning/ngrams/ngram-encoder.ts";
import { toyEncoder, toyTexts } from "../toy-texts.ts";

const encoder = toyEncoder();
const train = toyTexts(16, 1);
const test = toyTexts(10, 2);
const strangers = ["gnocchi al pesto", "umbrella weather", "zebra crossing violin", "xylophone", "pizza quattro"];
const ngrams = fitNgramEncoder(
  train.map(({ text }) => text),
  1,
);

type Example = TrainingExample & ClassifierInput;

async function toExamples(texts: readonly { readonly text: string; readonly label: string }[]): Promise<Example[]> {
  const embeddings = await encoder.encode(texts.map(({ text }) => text));
  return texts.map(({ text, label }, at) => ({
    ngrams: ngrams.encode(text),
    embedding: embeddings[at]!,
    label,
    weight: 1,
    calibrates: true,
  }));
}

describe("trainClassifier", () => {
  let backend: Backend;
  let examples: Example[];
  let unseen: Example[];
  let outside: Example[];

  beforeAll(async () => {
    backend = await openBackend(process.env.USHER_BACKEND);
    examples = await toExamples(train);
    unseen = await toExamples(test);
    outside = await toExamples(strangers.map((text) => ({ text, label: "oos" })));
  });

  const learn = (set: readonly Example[], architecture: Architecture = "pair", seed = 1) =>
    trainClassifier(set, {
      backend,
      architecture,
      embeddings: set.map(({ embedding }) => embedding),
      ngramDimensions: ngrams.dimensions,
      seed,
    });

  for (const architecture of architectures) {
    it(`GIVEN ${architecture} THEN it learns, its predictions are sorted and sum to 1`, async () => {
      const classifier = createClassifier((await learn(examples, architecture)).weights);
      const answers = unseen.map((example) => ({ truth: example.label, ...classifier.classify(example) }));
      const right = answers.filter(({ truth, predictions }) => predictions[0]!.label === truth);
      expect(right.length / answers.length).toBeGreaterThan(0.8);
      for (const { predictions } of answers) {
        const confidences = predictions.map(({ confidence }) => confidence);
        expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
        expect(confidences.reduce((sum, confidence) => sum + confidence, 0)).toBeCloseTo(1);
      }
    });
  }

  it("GIVEN no example out of scope THEN strangers still score higher than unseen texts in scope", async () => {
    const classifier = createClassifier((await learn(examples)).weights);
    const mean = (list: readonly Example[]): number =>
      list.reduce((sum, example) => sum + classifier.classify(example).outOfScope, 0) / list.length;
    expect(mean(outside)).toBeGreaterThan(mean(unseen) + 0.2);
  });

  it("GIVEN examples out of scope THEN oos is no label, and their like is recognised", async () => {
    const more = Array.from({ length: 5 }, (_, at) =>
      strangers.map((text) => ({ text: `${text} ${at}`, label: "oos" })),
    ).flat();
    const { weights, outOfFold } = await learn([...examples, ...(await toExamples(more))]);
    expect(weights.labels).not.toContain("oos");
    expect(outOfFold.some(({ truth }) => truth === undefined)).toBe(true);
    const classifier = createClassifier(weights);
    for (const example of outside) expect(classifier.classify(example).outOfScope).toBeGreaterThan(0.5);
  });

  it("GIVEN a text without an embedding THEN n-grams alone answer", async () => {
    const classifier = createClassifier((await learn(examples)).weights);
    const answers = unseen.map(({ ngrams: own, label }) => ({
      label,
      top: classifier.classify({ ngrams: own }).predictions[0]!,
    }));
    expect(answers.filter(({ label, top }) => label === top.label).length / answers.length).toBeGreaterThan(0.9);
  });

  it("GIVEN the same seed THEN the same classifier; no tensor is left", async () => {
    const before = backend.tf.memory().numTensors;
    const first = createClassifier((await learn(examples)).weights).classify(unseen[0]!);
    expect(createClassifier((await learn(examples)).weights).classify(unseen[0]!)).toEqual(first);
    expect(backend.tf.memory().numTensors).toBe(before);
  });

  it("GIVEN no label in scope THEN says that there is nothing to learn", async () => {
    await expect(learn(outside)).rejects.toThrow(/nothing to learn/);
  });

  it("GIVEN embeddings that are still being made THEN the same classifier as with those at hand", async () => {
    const made = { backend, architecture: "pair", ngramDimensions: ngrams.dimensions, seed: 1 } as const;
    const embeddings = encoder.encode(train.map(({ text }) => text));
    const late = await trainClassifier(examples, { ...made, embeddings });
    const classifier = createClassifier((await learn(examples)).weights);
    for (const text of unseen) expect(createClassifier(late.weights).classify(text)).toEqual(classifier.classify(text));
  });

  it("GIVEN embeddings that fail THEN says so, and GIVEN one missing THEN n-grams do alone", async () => {
    const made = { backend, architecture: "pair", ngramDimensions: ngrams.dimensions, seed: 1 } as const;
    const failing = trainClassifier(examples, { ...made, embeddings: Promise.reject(new Error("encoder is gone")) });
    await expect(failing).rejects.toThrow("encoder is gone");
    const embeddings = examples.map(({ embedding }, at) => (at === 3 ? undefined : embedding));
    const { weights } = await trainClassifier(examples, { ...made, embeddings });
    expect(Object.keys(weights.voices).toSorted()).toEqual(["labelCount", "ngrams"]);
  });
});
