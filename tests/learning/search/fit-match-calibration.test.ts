import { afterAll, describe, expect, test } from "vitest";
import type { Faq } from "../../../src/core/faq/faq.ts";
import { createSearchTraining } from "../../../src/learning/create-search-training.ts";
import { createGlosser } from "../../../src/learning/search/create-glosser.ts";
import { createKnowledgeIndex } from "../../../src/learning/search/create-knowledge-index.ts";
import { defaultMatchCalibration } from "../../../src/learning/search/default-match-calibration.ts";
import { fitMatchCalibration } from "../../../src/learning/search/fit-match-calibration.ts";
import type { AskedText, TopicWitness } from "../../../src/learning/search/fit-settings.ts";
import { chooseAnswerThreshold, chooseMatchThresholds } from "../../../src/learning/search/match-calibration.ts";
import type { TopicOpinion } from "../../../src/learning/search/topic-opinion.ts";
import { openShippedEncoders } from "../encoders/shipped-encoders.ts";

const encoders = await openShippedEncoders();
afterAll(() => encoders.close());
const englishOnly = { english: encoders.english, multilingual: undefined };

const subjects = [
  "printer",
  "invoice",
  "password",
  "calendar",
  "camera",
  "garden",
  "bicycle",
  "kitchen",
  "passport",
  "guitar",
  "oven",
];
const faq: readonly Faq[] = subjects.map((subject) => ({
  id: subject,
  tags: [],
  texts: {
    en: {
      question: `How do I repair my ${subject}?`,
      variants: [
        `my ${subject} is broken`,
        `the ${subject} stopped working yesterday`,
        `fixing a damaged ${subject}`,
        `who can mend a ${subject}`,
        `${subject} needs repairing`,
        `what to do with a broken ${subject}`,
      ],
      answer: `Bring the ${subject} to the workshop on Monday.`,
    },
  },
}));
const negatives = [
  "what time is it in Tokyo",
  "tell me a joke",
  "who won the match",
  "is it going to rain",
  "define entropy",
];

describe("fitMatchCalibration", () => {
  test("GIVEN a FAQ with variants THEN learns to be sure of what fits and unsure of what does not, the same each time", async () => {
    const calibration = await fitMatchCalibration({ faq, encoders: englishOnly, negatives, seed: 5 });
    expect(await fitMatchCalibration({ faq, encoders: englishOnly, negatives, seed: 5 })).toEqual(calibration);
    expect(JSON.parse(JSON.stringify(calibration))).toEqual(calibration);
    const index = await createKnowledgeIndex({ faq, encoders: englishOnly, calibration });
    const [fits] = await index.search("my old guitar is broken, can somebody repair it", { language: "en" });
    const [stranger] = await index.search("what is the capital of Peru", { language: "en" });
    expect(fits?.id).toBe("guitar");
    expect(fits!.confidence).toBeGreaterThan(0.6);
    expect(stranger?.confidence ?? 0).toBeLessThan(0.3);
  });

  test("GIVEN any calibration THEN no evidence makes a match less sure", async () => {
    const fitted = await fitMatchCalibration({ faq, encoders: englishOnly, negatives, seed: 5 });
    for (const calibration of [fitted, defaultMatchCalibration]) {
      for (const { logistic, weights } of Object.values(calibration.modes)) {
        for (const value of [...logistic.slopes, ...Object.values(weights)]) expect(value).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test("GIVEN questions of which people said that nothing fits THEN the search is less sure of their like; one of them alone silences nothing", async () => {
    const refused = subjects.flatMap((subject) =>
      [`where can I buy a new ${subject}`, `what does a ${subject} cost`, `who invented the ${subject}`].map(
        (text) => ({
          text,
          faq: null,
          source: "feedback" as const,
          trust: 1,
        }),
      ),
    );
    const training = createSearchTraining(englishOnly, 5);
    const foreign = negatives.map((text) => {
      return { text, kind: "out-of-scope", source: "curated", trust: 1 } as const;
    });
    const learn = async (more: typeof refused) => {
      const { calibration } = await training.fit({ faq, examples: [...foreign, ...more], heldOut: [] }, 0.9);
      const index = await createKnowledgeIndex({ faq, encoders: englishOnly, calibration });
      const toSureness = async (text: string) => (await index.search(text, { language: "en" }))[0]?.confidence ?? 0;
      return { other: await toSureness("who sells a good oven"), own: await toSureness("my oven broke, who mends it") };
    };
    const before = await learn([]);
    const after = await learn(refused);
    expect(after.other).toBeLessThan(before.other - 0.1);
    expect(after.own).toBeGreaterThan(after.other);
    const alone = await learn(refused.slice(0, 1));
    expect(alone.own).toBeGreaterThan(0.9 * before.own);
    // Entries written since are not what they were compared with: they teach as if those were not there.
    const unseen = refused.map((one) => ({ ...one, unseen: subjects }));
    const unaffected = await learn(unseen);
    expect(unaffected.other).toBeGreaterThan(after.other + 0.1);
  });

  describe("GIVEN a topic classifier to ask", () => {
    const toTopic = (text: string) => subjects.filter((subject) => text.includes(subject));
    const say = (...labels: readonly string[]): TopicOpinion => ({
      knows: (entry) => subjects.includes(entry),
      predictions: labels.map((label) => ({ label, confidence: 0.9 / labels.length })),
    });
    const topics: Promise<TopicWitness> = Promise.resolve({
      ask: async (texts: readonly AskedText[]) => texts.map(({ text }) => say(...toTopic(text))),
    });
    const positives = subjects.flatMap((subject) =>
      [`something is wrong with our ${subject}`, `${subject} trouble again`, `it smells, that ${subject}`].map(
        (asked) => {
          return { text: asked, faqId: subject };
        },
      ),
    );
    const learnt = { faq, encoders: englishOnly, negatives, positives, seed: 5 };
    const open = async (known = topics) => {
      const calibration = await fitMatchCalibration({ ...learnt, topics: known });
      return { calibration, index: await createKnowledgeIndex({ faq, encoders: englishOnly, calibration }) };
    };
    const text = "two strings of my guitar snapped, where do I take it";

    test("THEN a match of its topic is surer than by the search alone, and one of another topic less sure", async () => {
      const { index, calibration } = await open();
      expect(JSON.parse(JSON.stringify(calibration))).toEqual(calibration);
      const ask = async (opinion?: TopicOpinion) => {
        const [first, second] = await index.search(text, { language: "en", ...(opinion && { topics: opinion }) });
        expect(first!.id).toBe("guitar");
        expect(second!.confidence).toBeLessThanOrEqual(first!.confidence);
        return first!.confidence;
      };
      const alone = await ask();
      expect(await ask(say("guitar"))).toBeGreaterThan(await ask(say("oven")));
      expect(await ask(say("oven"))).toBeLessThan(alone);
    });

    test.each([
      { given: "an entry that it was not taught", asked: text, opinion: { ...say("oven"), knows: () => false } },
      { given: "a wording said again", asked: "my guitar is broken", opinion: say("oven") },
    ])("and $given THEN the search alone speaks", async ({ asked, opinion }) => {
      const { index } = await open();
      const alone = await index.search(asked, { language: "en" });
      expect(await index.search(asked, { language: "en", topics: opinion })).toEqual(alone);
    });

    test("that knows nothing of the texts THEN the search alone is calibrated", async () => {
      const silent = Promise.resolve({ ask: async (texts: readonly AskedText[]) => texts.map(() => undefined) });
      const { calibration } = await open(silent);
      expect(calibration).toEqual(await fitMatchCalibration(learnt));
    });
  });

  test("GIVEN a FAQ without variants THEN keeps the default", async () => {
    const bare = faq.map((one) => ({ ...one, texts: { en: { ...one.texts.en!, variants: [] } } }));
    expect(await fitMatchCalibration({ faq: bare, encoders: englishOnly, negatives, seed: 5 })).toEqual(
      defaultMatchCalibration,
    );
  });
});

describe("chooseAnswerThreshold", () => {
  const point = (confidence: number, precision: number) => ({ confidence, precision, coverage: 0.1 });
  const calibration = { ...defaultMatchCalibration, curve: [point(0.2, 0.5), point(0.6, 0.9), point(0.8, 0.96)] };

  test.each([
    { precision: 0.95, threshold: 0.8 },
    { precision: 0.9, threshold: 0.6 },
    { precision: 0.4, threshold: 0.2 },
    { precision: 0.99, threshold: 1.01 },
  ])("GIVEN $precision wanted THEN $threshold", ({ precision, threshold }) => {
    expect(chooseAnswerThreshold(calibration, precision)).toBe(threshold);
    expect(chooseMatchThresholds(calibration, precision).suggest).toBeLessThanOrEqual(threshold);
  });
});

describe("createGlosser", () => {
  const toGloss = createGlosser({ zh: { 显存: "gpu memory", 爆显存: "out of memory", 训练: "training" } });

  test.each([
    { text: "训练爆显存了", language: "zh", gloss: "training out of memory" },
    { text: "torch 显存不够怎么办？", language: "zh", gloss: "torch gpu memory" },
    { text: "怎么办", language: "zh", gloss: undefined },
    { text: "training", language: "en", gloss: undefined },
  ])("GIVEN $text THEN $gloss", ({ text, language, gloss }) => {
    expect(toGloss(text, language)?.text).toBe(gloss);
  });

  test.each([
    { text: "显存训练", share: 1 },
    { text: "训练怎么办", share: 2 / 3 },
    { text: "租房押金不退，能不能训练", share: 0.303 },
  ])("GIVEN $text THEN the gloss carries $share of it", ({ text, share }) => {
    expect(toGloss(text, "zh")?.share).toBeCloseTo(share, 2);
  });

  test("GIVEN a Chinese question of which the glossary knows one word THEN it is less sure than one it knows whole", async () => {
    const none = { english: undefined, multilingual: undefined };
    const glossary = { zh: { 吉他: "guitar", 坏了: "broken", 修: "repair" } };
    const index = await createKnowledgeIndex({ faq, encoders: none, glossary });
    const [whole] = await index.search("修吉他", { language: "zh" });
    const [little] = await index.search("昨天晚上房东说押金不退因为吉他", { language: "zh" });
    expect(whole?.id).toBe("guitar");
    expect(little?.confidence ?? 0).toBeLessThan((whole?.confidence ?? 0) / 2);
  });

  test("GIVEN a glossary THEN a Chinese question finds the English entry by words alone", async () => {
    const none = { english: undefined, multilingual: undefined };
    const glossary = { zh: { 吉他: "guitar", 坏了: "broken" } };
    const index = await createKnowledgeIndex({ faq, encoders: none, glossary });
    expect((await index.search("吉他坏了", { language: "zh" }))[0]?.id).toBe("guitar");
    const bare = await createKnowledgeIndex({ faq, encoders: none });
    expect(await bare.search("吉他坏了", { language: "zh" })).toEqual([]);
  });
});
