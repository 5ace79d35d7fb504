import type { Example } from "../core/example.ts";
import type { Encoder } from "../core/ports/encoder.ts";
import type { Judge, VerifiedQuestion } from "../core/ports/judge.ts";
import type { Dataset } from "./dataset/dataset.ts";
import { detectLanguage } from "./encoders/detect-language.ts";
import { createDuplicateFinder } from "./find-duplicate.ts";
import { createInfluence } from "./find-influential.ts";
import { createTextClassifiers } from "./model/classify-text.ts";
import type { Model } from "./model/model.ts";
import type { SearchEncoders, Space } from "./search/create-knowledge.ts";
import { createKnowledgeIndex } from "./search/create-knowledge-index.ts";

export interface JudgeParts {
  readonly model: Model;
  /** `Encoders` of `open-encoders.ts` is one. */
  readonly encoders: SearchEncoders & { forLanguage(language: string): Encoder | undefined };
  /** Its examples that name their FAQ are searched as further wordings of it. */
  readonly dataset: Pick<Dataset, "faq"> & Partial<Dataset>;
  /** What people confirmed, findable from the start. */
  readonly verified?: readonly VerifiedQuestion[];
}

/**
 * A judge over a model and the community's FAQ: it detects the language, encodes the text once, classifies and searches. It loads no
 * TensorFlow, and the encoder for other languages only when the first such text comes.
 */
export async function createJudge({ model, encoders, dataset, verified = [] }: JudgeParts): Promise<Judge> {
  const classifiers = createTextClassifiers(model.sides);
  const { faq, examples = [], glossary } = dataset;
  const index = await createKnowledgeIndex({
    faq,
    encoders,
    ...(model.search && { calibration: model.search }),
    ...(glossary && { glossary }),
  });
  await index.add([...toVerified(examples), ...verified]);
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
      const matches = await index.search(text, { language, ...embeddings });
      return { language, predictions, matches, thresholds: model.thresholds, modelVersion: model.version };
    },
    remember: (verified) => index.add([verified]),
    forget: (questionId) => index.remove(questionId),
    setFaq: (entries) => index.setFaq(entries),
    findDuplicate: createDuplicateFinder(encoders.forLanguage),
    findInfluential: createInfluence(dataset, encoders.forLanguage),
  };
}

function toVerified(examples: readonly Example[]): readonly VerifiedQuestion[] {
  return examples.flatMap(({ faq, text }, number) =>
    typeof faq === "string" ? [{ questionId: `example-${number}`, text, faqId: faq }] : [],
  );
}

/** A broken encoder costs quality, never an answer. */
async function encode(encoder: Encoder | undefined, text: string): Promise<Float32Array | undefined> {
  try {
    return (await encoder?.encode([text]))?.[0];
  } catch {
    return undefined;
  }
}
