import type { Faq } from "../../../src/core/faq/faq.ts";
import type { Example } from "../../../src/core/feedback/example.ts";
import { openBackend } from "../../../src/learning/backend.ts";
import type { Dataset } from "../../../src/learning/dataset/dataset.ts";
import type { Model } from "../../../src/learning/model/model.ts";
import { type SearchTraining, type TrainingEncoders, trainModel } from "../../../src/learning/model/train-model.ts";
import { toyEncoder, toyTexts } from "../toy-texts.ts";

const roleOf: Readonly<Record<string, string>> = {
  install: "supporter",
  training: "developer",
  licence: "manager",
  testing: "tester",
  events: "manager",
};

function toExample({ text, label }: { readonly text: string; readonly label: string }, at: number): Example {
  const stage = at % 2 === 0 ? "design" : "deployment";
  return {
    text: stage === "design" ? `${text} planned` : `${text} in production`,
    role: roleOf[label]!,
    stage,
    source: "curated",
    trust: 1,
  };
}

function toKind(kind: "not-a-question" | "out-of-scope", texts: readonly string[]): readonly Example[] {
  return texts.map((text) => ({ text, kind, source: "curated", trust: 1 }));
}

const chatter = [
  "thanks",
  "lol",
  "good morning",
  "works now",
  "cheers all",
  "haha",
  "ok great",
  "see you",
  "谢谢",
  "早上好",
  "nice one",
  "+1",
];
const foreign = [
  "pasta recipe",
  "weather in rome",
  "who won the match",
  "my knee hurts",
  "buy shoes",
  "train to berlin",
];

const faq: readonly Faq[] = ["install the package", "the licence", "the next meetup"].map((subject, at) => ({
  id: `faq-${at}`,
  tags: [],
  role: ["supporter", "manager", "manager"][at]!,
  texts: {
    en: {
      question: `What about ${subject}?`,
      variants: [`${subject} please`, `tell me of ${subject}`, `${subject}??`],
      answer: `All about ${subject}.`,
    },
  },
}));

/** A small dataset, held-out texts included. */
export function toyDataset(): Dataset {
  return {
    examples: [
      ...toyTexts(14, 1).map(toExample),
      ...toKind("not-a-question", chatter),
      ...toKind("out-of-scope", foreign),
    ],
    faq,
    heldOut: [...toyTexts(3, 9).map(toExample), ...toKind("not-a-question", ["thank you", "good evening"])],
  };
}

/** Encoders without a model, one a side. */
export const toyEncoders: TrainingEncoders = {
  english: toyEncoder("toy-english"),
  multilingual: toyEncoder("toy-multilingual", 16),
  forLanguage: (language) => (language === "en" ? toyEncoders.english : toyEncoders.multilingual),
};

/** A model of the toy dataset, or of another one. */
export async function toyModel(
  encoders: TrainingEncoders = toyEncoders,
  dataset = toyDataset(),
  search?: SearchTraining,
): Promise<Model> {
  return trainModel({
    community: "toys",
    version: "1",
    trainedAt: Date.UTC(2026, 0, 1),
    dataset,
    encoders,
    backend: await openBackend(process.env.USHER_BACKEND),
    seed: 1,
    precision: 0.9,
    clock: () => 0,
    ...(search && { search }),
  });
}
