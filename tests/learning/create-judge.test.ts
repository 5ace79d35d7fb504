import { beforeAll, describe, expect, it } from "vitest";
import type { Judge } from "../../src/core/ports/judge.ts";
import { openBackend } from "../../src/learning/backend.ts";
import { createJudge } from "../../src/learning/create-judge.ts";
import { createSearchTraining } from "../../src/learning/create-search-training.ts";
import type { Dataset } from "../../src/learning/dataset/dataset.ts";
import { openEncoders } from "../../src/learning/encoders/open-encoders.ts";
import type { Model } from "../../src/learning/model/model.ts";
import { trainModel } from "../../src/learning/model/train-model.ts";
import { defaultMatchCalibration } from "../../src/learning/search/default-match-calibration.ts";
import { toyDataset, toyEncoders, toyModel } from "./model/toy-model.ts";

describe("createJudge", () => {
  let model: Model;
  let judge: Judge;
  beforeAll(async () => {
    model = await toyModel();
    judge = await createJudge({ model, encoders: toyEncoders, dataset: toyDataset() });
  });

  it("GIVEN a question THEN predicts, matches and names model and thresholds", async () => {
    const judgement = await judge.judge("What about the licence?");
    expect(judgement).toMatchObject({ language: "en", modelVersion: "1", thresholds: model.thresholds });
    expect(judgement.predictions.role[0]!.label).toBe("manager");
    expect(judgement.predictions.topic[0]!.label).toBe("faq-1");
    expect(judgement.matches[0]).toMatchObject({ kind: "faq", id: "faq-1" });
  });

  // A verdict's record held the confidence of every entry, 100 kB a question with a thousand of them.
  it("GIVEN many entries THEN only the ten likeliest topics are kept with a question", async () => {
    const { faq, ...rest } = toyDataset();
    const copies = Array.from({ length: 12 }, (_, at) => ({ ...faq[0]!, id: `copy-${at}` }));
    const dataset = { ...rest, faq: [...faq, ...copies] };
    const wide = await createJudge({ model: await toyModel(toyEncoders, dataset), encoders: toyEncoders, dataset });
    const { topic } = (await wide.judge("What about the licence?")).predictions;
    expect(topic[0]!.label).toBe("faq-1");
    expect(topic).toHaveLength(10);
  });

  it("GIVEN chatter THEN it is more likely no question than a question is", async () => {
    const chatter = await judge.judge("thanks all");
    const question = await judge.judge("how many epochs");
    expect(chatter.predictions.notAQuestion).toBeGreaterThan(question.predictions.notAQuestion + 0.3);
  });

  // "validation loss goes up while training loss falls" was met with silence when its form lowered the confidence of its entry.
  it("GIVEN a symptom told as a statement THEN its form takes nothing from the confidence of its match", async () => {
    const words = "thanks all, what a great rocket";
    await judge.remember({ questionId: "q0", text: words, answer: { kind: "faq", id: "faq-1", at: 0 }, refused: [] });
    const { matches, predictions } = await judge.judge(words);
    judge.forget("q0");
    expect(predictions.notAQuestion).toBeGreaterThan(0.5);
    expect(matches[0]!.confidence).toBeGreaterThan(1 - predictions.notAQuestion);
  });

  it("GIVEN a verified question THEN it is found until it is forgotten", async () => {
    const text = "where are the keys of the rocket";
    await judge.remember({ questionId: "q1", text, answer: { kind: "solved", id: "q1", at: 0 }, refused: [] });
    expect((await judge.judge(text)).matches[0]).toMatchObject({ kind: "solved", id: "q1" });
    judge.forget("q1");
    expect((await judge.judge(text)).matches.some(({ id }) => id === "q1")).toBe(false);
  });

  describe("what is newer than the model", () => {
    const asked = "who has the keys of the rocket now, please";
    const even = { means: [0, 0], spreads: [1, 1], slopes: [1, 1], intercept: 0 };
    const hear = (dataset: Partial<Dataset> = {}) => {
      const search = { ...defaultMatchCalibration, topics: even };
      const known = { ...toyDataset(), ...dataset };
      return createJudge({ model: { ...model, search }, encoders: toyEncoders, dataset: known });
    };
    const toSureness = async (hearing: Judge, answeredAt: number) => {
      const answer = { kind: "faq", id: "faq-1", at: answeredAt } as const;
      await hearing.remember({ questionId: "q1", text: "who keeps the rocket's keys", answer, refused: [] });
      const [first] = (await hearing.judge(asked)).matches;
      hearing.forget("q1");
      expect(first).toMatchObject({ id: "faq-1", wording: "who keeps the rocket's keys" });
      return first!.confidence;
    };

    it("GIVEN an answer confirmed since THEN the topics, which know nothing of it, take nothing from its confidence", async () => {
      const hearing = await hear();
      const before = await toSureness(hearing, model.trainedAt - 1);
      expect(await toSureness(hearing, model.trainedAt + 1)).toBeGreaterThan(before);
    });

    it("GIVEN an entry written since, before the judge was made or after, THEN they take nothing from its confidence", async () => {
      const at = model.trainedAt - 1;
      const older = await hear({ writtenAt: new Map([["faq-1", at]]) });
      const newer = await hear({ writtenAt: new Map([["faq-1", model.trainedAt + 1]]) });
      const known = await toSureness(older, at);
      const unknown = await toSureness(newer, at);
      expect(unknown).toBeGreaterThan(known);
      const { faq } = toyDataset();
      await older.setFaq(faq);
      expect(await toSureness(older, at)).toBe(known);
      await older.setFaq(faq.map((entry) => (entry.id === "faq-1" ? { ...entry, tags: ["rocket"] } : entry)));
      expect(await toSureness(older, at)).toBe(unknown);
    });
  });

  it("GIVEN a question THEN the training examples nearest to it speak for its prediction, nearest first", async () => {
    const [nearest, next, ...more] = (await judge.findInfluential?.("What about the licence?", 2)) ?? [];
    expect(nearest).toMatchObject({ label: expect.stringMatching(/faq-1|manager/) });
    expect(nearest!.similarity).toBeGreaterThanOrEqual(next!.similarity);
    expect(more).toEqual([]);
  });

  it("GIVEN encoders other than the model's THEN n-grams alone predict", async () => {
    const other = { ...toyEncoders.english!, name: "another", encode: async () => [new Float32Array(24)] };
    const stranger = await createJudge({
      model,
      encoders: { english: other, multilingual: undefined, forLanguage: () => other },
      dataset: { faq: [] },
    });
    expect((await stranger.judge("may we sell the weights")).predictions.role[0]!.label).toBe("manager");
  });

  it("GIVEN an encoder that breaks THEN it still judges", async () => {
    const broken = { ...toyEncoders.english!, encode: () => Promise.reject(new Error("broken")) };
    const encoders = { english: undefined, multilingual: undefined, forLanguage: () => broken };
    const limping = await createJudge({ model, encoders, dataset: toyDataset() });
    expect((await limping.judge("may we sell the weights")).predictions.role[0]!.label).toBe("manager");
    expect(await limping.findInfluential?.("may we sell the weights", 5)).toEqual([]);
  });

  it("GIVEN the real encoders THEN a question in other words finds role and FAQ", async () => {
    const encoders = await openEncoders({
      folder: "models/encoders",
      english: "all-MiniLM-L6-v2",
      multilingual: "use-multilingual-v3",
    });
    try {
      const trained = await trainModel({
        community: "toys",
        version: "real",
        trainedAt: 0,
        dataset: toyDataset(),
        encoders,
        backend: await openBackend(process.env.USHER_BACKEND),
        seed: 1,
        precision: 0.9,
        search: createSearchTraining(encoders, 1),
      });
      const real = await createJudge({ model: trained, encoders, dataset: toyDataset() });
      const english = await real.judge("Is it allowed to make money with this software?");
      expect(english.predictions.role[0]!.label).toBe("manager");
      const chinese = await real.judge("怎么安装驱动程序");
      expect(chinese.language).toBe("zh");
      expect(chinese.predictions.role[0]!.label).toBe("supporter");
    } finally {
      await encoders.close();
    }
  });
});
