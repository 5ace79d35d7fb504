import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Encoder } from "../../../src/core/ports/encoder.ts";
import { openBackend } from "../../../src/learning/backend.ts";
import { applyToEmbedding } from "../../../src/learning/heads/apply-linear.ts";
import { toLogProbabilities } from "../../../src/learning/heads/softmax.ts";
import { createTextClassifiers } from "../../../src/learning/model/classify-text.ts";
import { loadCurrentModel, readCurrent, setCurrent } from "../../../src/learning/model/current-model.ts";
import { toSetEmbedding } from "../../../src/learning/model/label-sets.ts";
import { loadModel } from "../../../src/learning/model/load-model.ts";
import type { Model } from "../../../src/learning/model/model.ts";
import { modelFormat } from "../../../src/learning/model/model-metadata.ts";
import { saveModel } from "../../../src/learning/model/save-model.ts";
import { trainModel } from "../../../src/learning/model/train-model.ts";
import { defaultMatchCalibration } from "../../../src/learning/search/default-match-calibration.ts";
import type { TopicWitness } from "../../../src/learning/search/fit-settings.ts";
import { toyDataset, toyEncoders, toyModel } from "./toy-model.ts";

const texts = ["how do I install the driver", "may we sell the weights", "thanks a lot", "上线以后 loss explodes"];
let folder: string;
let model: Model;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "usher-model-"));
  model = await toyModel();
  await saveModel(folder, model);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a backend that is yet to be opened", () => {
  it("GIVEN a training THEN it is opened once, after the first encoder was given its texts", async () => {
    const events: string[] = [];
    const { multilingual, english } = toyEncoders;
    const told = (encoder: Encoder): Encoder => ({
      ...encoder,
      encode: (texts) => {
        events.push(encoder.name);
        return encoder.encode(texts);
      },
    });
    const encoders = { multilingual: told(multilingual!), english: told(english!), forLanguage: () => undefined };
    const trained = await trainModel({
      community: "toys",
      version: "1",
      trainedAt: 0,
      dataset: toyDataset(),
      encoders,
      backend: async () => {
        await pause();
        events.push("opened");
        return openBackend(process.env.USHER_BACKEND);
      },
      seed: 1,
      precision: 0.9,
    });
    expect(events[0]).toBe("toy-multilingual");
    expect(events.filter((event) => event === "opened")).toHaveLength(1);
    expect(trained.sides.english?.classifiers.role?.voices.dense).toBeDefined();
  });
});

describe("the topic classifiers as witnesses", () => {
  it("GIVEN a training THEN the search hears what they say of texts as if they had not learnt from them", async () => {
    let hear: (witness: TopicWitness | undefined) => void = () => {};
    const heard = new Promise<TopicWitness | undefined>((resolve) => {
      hear = resolve;
    });
    const trained = await trainModel({
      community: "toys",
      version: "1",
      trainedAt: 0,
      dataset: toyDataset(),
      encoders: toyEncoders,
      backend: await openBackend(process.env.USHER_BACKEND),
      seed: 1,
      precision: 0.9,
      search: {
        async fit(_dataset, _precision, topics) {
          hear(await topics);
          return { calibration: defaultMatchCalibration, answer: 1, suggest: 1 };
        },
      },
    });
    const ask = async (text: string, hasEntry: boolean) =>
      (await (await heard)?.ask([{ text, language: "en", hasEntry }]))?.[0];
    const serving = createTextClassifiers(trained.sides).forLanguage("en");
    const toServed = async (text: string) =>
      serving.predictTopics(text, (await toyEncoders.english!.encode([text]))[0]);
    const learnt = await ask("tell me of the licence", true);
    expect(learnt!.knows("faq-1", undefined)).toBe(true);
    expect(learnt!.knows("nothing", undefined)).toBe(false);
    expect(learnt!.predictions.map(({ label }) => label)).toContain("faq-1");
    expect(learnt!.predictions).not.toEqual(await toServed("tell me of the licence"));
    expect((await ask("is it going to rain", false))!.predictions).toEqual(await toServed("is it going to rain"));
    expect(await ask("an answered text that was not learnt", true)).toBeUndefined();
  });
});

describe("a network by configuration", () => {
  it("GIVEN cnn THEN it is learnt and calibrated, saved, loaded and served, with no tensor left", async () => {
    const backend = await openBackend(process.env.USHER_BACKEND);
    const before = backend.tf.memory().numTensors;
    const { examples, heldOut } = toyDataset();
    const questions = examples.filter(({ role }) => role === "supporter" || role === "tester").slice(0, 24);
    const few = questions.filter((_, at) => at % 2 === 0);
    const chatter = examples.filter(({ kind }) => kind === "not-a-question").slice(0, 6);
    const trained = await trainModel({
      community: "toys",
      version: "cnn",
      trainedAt: 0,
      dataset: { examples: [...few, ...chatter].map(({ stage: _, ...one }) => one), faq: [], heldOut },
      encoders: { english: undefined, multilingual: undefined, forLanguage: () => undefined },
      backend,
      architecture: "cnn",
      seed: 1,
      precision: 0.9,
    });
    expect(backend.tf.memory().numTensors).toBe(before);
    const { role, kind } = trained.sides.multilingual.classifiers;
    for (const set of [role, kind]) {
      expect(set!.voices.network!.files.architecture).toBe("cnn");
      expect(set!.voices).not.toHaveProperty("ngrams");
      expect(set!.calibrations.full.combination.network).toBeGreaterThan(0);
    }
    expect(trained.report).toMatchObject({ architecture: "cnn" });
    const loaded = await loadModel(await saveModel(folder, trained));
    const judge = (one: Model) =>
      texts.map((text) => createTextClassifiers(one.sides).forLanguage("en").predict(text, undefined));
    expect(judge(loaded)).toEqual(judge(trained));
    expect(judge(loaded)[0]!.role[0]!.label).toBe("supporter");
  }, 60_000);
});

describe("trainModel", () => {
  it("GIVEN the toy dataset THEN every label set is learnt on both sides", () => {
    for (const side of [model.sides.english, model.sides.multilingual]) {
      expect(Object.keys(side!.classifiers).toSorted()).toEqual(["kind", "role", "stage", "topic"]);
    }
    expect(model.sides.english!.encoder).toEqual({ name: "toy-english", dimensions: 24 });
    expect(model.report.heldOut!.sets.role!.accuracy).toBeGreaterThan(0.85);
    expect(model.report.heldOut!.sets.role!.texts).toBe(15);
    expect(model.report.problems).toEqual([]);
  });

  it("GIVEN an encoder that fails THEN n-grams do alone and the report says so", async () => {
    const broken = { name: "broken", dimensions: 8, encode: () => Promise.reject(new Error("no such library")) };
    const trained = await toyModel({ english: broken, multilingual: broken, forLanguage: () => undefined });
    expect(trained.sides.multilingual.encoder).toBeUndefined();
    expect(trained.report.problems.join()).toContain("no such library");
    expect(trained.report.heldOut!.sets.role!.accuracy).toBeGreaterThan(0.7);
  });

  it("GIVEN a search that meets an encoder before it is known to be broken THEN it is learnt once more without it", async () => {
    let tries = 0;
    const fit = async () => {
      tries++;
      if (tries === 1) throw new Error("no such library");
      return { calibration: defaultMatchCalibration, answer: 0.9, suggest: 0.5 };
    };
    const trained = await toyModel(toyEncoders, toyDataset(), { fit });
    expect(tries).toBe(2);
    expect(trained.thresholds).toMatchObject({ answer: 0.9, suggest: 0.5 });
  });

  it("GIVEN nothing to learn from THEN says so", async () => {
    const backend = await openBackend(process.env.USHER_BACKEND);
    const empty = { examples: [], faq: [], heldOut: toyDataset().heldOut };
    const training = {
      community: "toys",
      version: "1",
      trainedAt: 0,
      encoders: toyEncoders,
      backend,
      seed: 1,
      precision: 0.9,
    };
    await expect(trainModel({ ...training, dataset: empty })).rejects.toThrow(/nothing to learn from/);
  });
});

describe("saveModel and loadModel", () => {
  it("GIVEN a saved model THEN the loaded one predicts the same", async () => {
    const loaded = await loadModel(join(folder, "1"));
    expect({ ...loaded, sides: undefined }).toEqual({ ...model, sides: undefined });
    const before = createTextClassifiers(model.sides);
    const after = createTextClassifiers(loaded.sides);
    for (const text of texts) {
      for (const language of ["en", "zh"]) {
        const [embedding] = await toyEncoders.forLanguage(language)!.encode([text]);
        const expected = before.forLanguage(language).predict(text, embedding);
        const found = after.forLanguage(language).predict(text, embedding);
        expect(found.role[0]!.label).toBe(expected.role[0]!.label);
        expect(found.role[0]!.confidence).toBeCloseTo(expected.role[0]!.confidence, 1);
        expect(found.notAQuestion).toBeCloseTo(expected.notAQuestion, 1);
        expect(found.outOfScope).toBeCloseTo(expected.outOfScope, 1);
      }
    }
  });

  it("GIVEN a saved dense head THEN TensorFlow.js loads it and agrees", async () => {
    const { tf, layers } = await openBackend(process.env.USHER_BACKEND);
    const head = join(folder, "1", "english", "role", "dense");
    const [embedding] = await toyEncoders.english!.encode(["set up the driver planned"]);
    const json = JSON.parse(readFileSync(join(head, "model.json"), "utf8"));
    const bytes = new Uint8Array(readFileSync(join(head, "weights.bin")));
    const artifacts = {
      modelTopology: json.modelTopology,
      weightSpecs: json.weightsManifest[0].weights,
      weightData: bytes.buffer,
    };
    const loaded = await layers.loadLayersModel({ load: async () => artifacts });
    const input = tf.tensor2d(embedding!, [1, 24]);
    const output = [loaded.predict(input)].flat()[0]!;
    const probabilities = [...output.dataSync()];
    const served = toLogProbabilities(
      applyToEmbedding(model.sides.english!.classifiers.role!.voices.dense!, embedding!),
    );
    for (const [label, probability] of probabilities.entries())
      expect(probability).toBeCloseTo(Math.exp(served[label]!), 4);
    tf.dispose([input, output]);
    loaded.dispose();
  });

  it("GIVEN it was written THEN no temporary folder is left", () => {
    expect(readdirSync(folder).filter((name) => name.includes("tmp"))).toEqual([]);
  });

  it.each([
    ["metadata.json", "model-mismatch"],
    ["report.json", "model-mismatch"],
    ["english/role/ngrams.bin", "model-mismatch"],
    ["english/role/dense/weights.bin", "model-mismatch"],
    ["multilingual/vocabulary.bin", "model-mismatch"],
  ])("GIVEN %s is cut short THEN %s with the remedy", async (file, code) => {
    const damaged = join(folder, "damaged");
    cpSync(join(folder, "1"), damaged, { recursive: true });
    writeFileSync(join(damaged, file), readFileSync(join(damaged, file)).subarray(0, 40));
    await expect(loadModel(damaged)).rejects.toMatchObject({ code, message: expect.stringContaining("usher train") });
    rmSync(join(damaged, file));
    await expect(loadModel(damaged)).rejects.toMatchObject({ code: "model-missing" });
  });

  it.each([
    [2, "a model of an older Usher (format 2, this one reads 3)"],
    [4, "a model of a newer Usher (format 4, this one reads 3)"],
  ])("GIVEN a model of format %i THEN it is told from a damaged one, with the remedy", async (format, told) => {
    const other = join(folder, `format-${format}`);
    cpSync(join(folder, "1"), other, { recursive: true });
    const file = join(other, "metadata.json");
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), format }));
    const error = await loadModel(other).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "model-mismatch", message: expect.stringContaining(told) });
    expect(error).toMatchObject({ message: expect.stringContaining("usher train") });
  });

  it("GIVEN other features of a text than a model of this format learnt THEN modelFormat has to grow", () => {
    const features = [...texts, "```\nimport torch\n```\nany idea?", "请问怎么办 😀"].map((text) =>
      [...toSetEmbedding("kind", Float32Array.of(0.6, 0.8), text)].map((feature) => feature.toFixed(4)),
    );
    const print = createHash("sha256").update(JSON.stringify(features)).digest("hex").slice(0, 8);
    expect({ modelFormat, print }).toEqual({ modelFormat: 3, print: "7dede3fb" });
  });

  it("GIVEN a folder that cannot be made THEN store-failed", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(saveModel(join(folder, "file"), model)).rejects.toMatchObject({ code: "store-failed" });
  });
});

describe("current.json", () => {
  it("GIVEN two models in turn THEN the last is current and the one before is remembered", async () => {
    const own = join(folder, "own");
    await expect(loadCurrentModel(own)).rejects.toMatchObject({ code: "model-missing" });
    await saveModel(own, model);
    await saveModel(own, { ...model, version: "2" });
    await setCurrent(own, "1", 1);
    await setCurrent(own, "2", 2);
    expect(await readCurrent(own)).toEqual({ version: "2", previous: "1", at: 2 });
    expect((await loadCurrentModel(own)).version).toBe("2");
    writeFileSync(join(own, "current.json"), "{");
    await expect(loadCurrentModel(own)).rejects.toMatchObject({ code: "model-mismatch" });
  });
});
