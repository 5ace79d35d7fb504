import type { Faq } from "../core/faq.ts";
import type { Match } from "../core/match.ts";
import type { Encoder } from "../core/ports/encoder.ts";
import type { Judge, VerifiedQuestion } from "../core/ports/judge.ts";
import { detectLanguage } from "./encoders/detect-language.ts";
import { createTextClassifiers } from "./model/classify-text.ts";
import type { Model } from "./model/model.ts";

/** The FAQ search that a judge asks. */
export interface JudgeIndex {
  /** The best matches of a text, best first, at most five; `embedding` is by the encoder of the text's language. */
  search(query: {
    readonly text: string;
    readonly language: string;
    readonly embedding?: Float32Array;
  }): Promise<readonly Match[]>;
  setFaq(faq: readonly Faq[]): Promise<void>;
  remember(verified: VerifiedQuestion): Promise<void>;
  forget(questionId: string): void;
}

export interface JudgeParts {
  readonly model: Model;
  /** The encoder for a text's language, `undefined` where n-grams must do alone. */
  readonly encoders: { forLanguage(language: string): Encoder | undefined };
  readonly index: JudgeIndex;
}

/** A judge over a model and an index: detects the language, encodes the text once, classifies and searches. Loads no TensorFlow. */
export function createJudge({ model, encoders, index }: JudgeParts): Judge {
  const classifiers = createTextClassifiers(model.sides);
  return {
    async judge(text) {
      const language = detectLanguage(text);
      const classifier = classifiers.forLanguage(language);
      const encoder = encoders.forLanguage(language);
      const embedding = await encode(encoder, text);
      // A model trained with another encoder cannot read this one's embeddings: its n-grams do alone until the next training.
      const fits =
        encoder && classifier.encoder?.name === encoder.name && classifier.encoder.dimensions === embedding?.length;
      const matches = await index.search({ text, language, ...(embedding ? { embedding } : {}) });
      return {
        language,
        predictions: classifier.predict(text, fits ? embedding : undefined),
        matches: matches.slice(0, 5),
        thresholds: model.thresholds,
        modelVersion: model.version,
      };
    },
    remember: (verified) => index.remember(verified),
    forget: (questionId) => index.forget(questionId),
    setFaq: (faq) => index.setFaq(faq),
  };
}

/** A broken encoder costs quality, never an answer. */
async function encode(encoder: Encoder | undefined, text: string): Promise<Float32Array | undefined> {
  try {
    return (await encoder?.encode([text]))?.[0];
  } catch {
    return undefined;
  }
}
