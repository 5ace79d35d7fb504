import type { Example } from "../core/feedback/example.ts";
import type { Encoder } from "../core/ports/encoder.ts";
import type { Judge, RememberedQuestion, VerifiedQuestion } from "../core/ports/judge.ts";
import { createNews } from "./create-news.ts";
import { createRefusals } from "./create-refusals.ts";
import type { Dataset } from "./dataset/dataset.ts";
import { isFeedbackExample } from "./dataset/merge-examples.ts";
import { detectLanguage } from "./encoders/detect-language.ts";
import { createDuplicateFinder } from "./find-duplicate.ts";
import { createInfluence } from "./find-influential.ts";
import { createTextClassifiers } from "./model/classify-text.ts";
import type { Model } from "./model/model.ts";
import type { SearchEncoders, Space } from "./search/create-knowledge.ts";
import { createKnowledgeIndex } from "./search/create-knowledge-index.ts";
import type { TopicOpinion } from "./search/topic-opinion.ts";

export interface JudgeParts {
  readonly model: Model;
  /** `Encoders` of `open-encoders.ts` is one. */
  readonly encoders: SearchEncoders & { forLanguage(language: string): Encoder | undefined };
  /** Its examples that name their FAQ are searched as further wordings of it. */
  readonly dataset: Pick<Dataset, "faq"> & Partial<Dataset>;
  /** What people confirmed and refused, heeded from the start. */
  readonly remembered?: readonly RememberedQuestion[];
}

/**
 * A judge over a model and the community's FAQ: it detects the language, encodes the text once, classifies and searches. It loads no
 * TensorFlow, and the encoder for other languages only when the first such text comes.
 */
export async function createJudge({ model, encoders, dataset, remembered = [] }: JudgeParts): Promise<Judge> {
  const classifiers = createTextClassifiers(model.sides);
  const { faq, examples = [], glossary } = dataset;
  const index = await createKnowledgeIndex({
    faq,
    encoders,
    ...(model.search && { calibration: model.search }),
    ...(glossary && { glossary }),
  });
  const refusals = createRefusals(encoders.forLanguage);
  refusals.setFaq(faq);
  const known = [...examples.flatMap(toRemembered), ...remembered];
  const news = createNews(model.trainedAt, dataset);
  const heed = (question: RememberedQuestion): void => {
    refusals.set(question);
    news.heed(question);
  };
  for (const question of known) heed(question);
  await index.add(known.filter(isVerified));
  return {
    async judge(text) {
      const language = detectLanguage(text);
      const classifier = classifiers.forLanguage(language);
      const encoder = encoders.forLanguage(language);
      const embedding = await encode(encoder, text);
      // A model trained with another encoder cannot read this one's embeddings: its n-grams do alone until the next training.
      const fits = classifier.encoder?.name === encoder?.name && classifier.encoder?.dimensions === embedding?.length;
      const predictions = classifier.predict(text, fits ? embedding : undefined);
      const space: Space = encoder === encoders.english ? "english" : "multilingual";
      const embeddings = embedding ? { embeddings: { [space]: embedding } } : {};
      const knows: TopicOpinion["knows"] = (entry, wording) =>
        classifier.topics.has(entry) && !news.has(entry, wording);
      const topics = fits ? { topics: { knows, predictions: predictions.topic } } : {};
      const matches = await refusals.apply(text, await index.search(text, { language, ...embeddings, ...topics }));
      return { language, predictions, matches, thresholds: model.thresholds, modelVersion: model.version };
    },
    async remember(question) {
      heed(question);
      if (isVerified(question)) await index.add([question]);
      else index.remove(question.questionId);
    },
    forget(questionId) {
      news.forget(questionId);
      refusals.remove(questionId);
      index.remove(questionId);
    },
    setFaq(entries) {
      refusals.setFaq(entries);
      news.setFaq(entries);
      return index.setFaq(entries);
    },
    findDuplicate: createDuplicateFinder(encoders.forLanguage),
    findInfluential: createInfluence(dataset, encoders.forLanguage),
  };
}

/** An example that names its entry is a wording of that. */
function toRemembered(example: Example, number: number): readonly RememberedQuestion[] {
  const { faq, text } = example;
  const at = isFeedbackExample(example) ? example.at : 0;
  const answer = { kind: "faq", id: faq ?? "", at } as const;
  return typeof faq === "string" ? [{ questionId: `example-${number}`, text, answer, refused: [] }] : [];
}

function isVerified(question: RememberedQuestion): question is RememberedQuestion & VerifiedQuestion {
  return question.answer !== undefined;
}

/** A broken encoder costs quality, never an answer. */
async function encode(encoder: Encoder | undefined, text: string): Promise<Float32Array | undefined> {
  try {
    return (await encoder?.encode([text]))?.[0];
  } catch {
    return undefined;
  }
}
