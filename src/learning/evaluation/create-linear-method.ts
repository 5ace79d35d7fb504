import type { Encoder } from "../../core/ports/encoder.ts";
import type { Backend } from "../backend.ts";
import { createClassifier } from "../classifier/create-classifier.ts";
import { trainClassifier } from "../classifier/train-classifier.ts";
import type { linearArchitectures } from "../classifier/train-voices.ts";
import { detectLanguage } from "../encoders/detect-language.ts";
import { toOutOfScopeThreshold } from "../metrics/out-of-scope-score.ts";
import { fitNgramEncoder } from "../ngrams/ngram-encoder.ts";
import type { Method } from "./method.ts";

export interface LinearMethodParts {
  readonly architecture: (typeof linearArchitectures)[number];
  readonly backend: Backend;
  /** The encoder for texts of a language, `undefined` where n-grams must do alone. */
  readonly encoders: { forLanguage(language: string): Encoder | undefined };
  readonly seed: number;
  readonly onProgress?: (share: number, step: string) => void;
}

/** The method Usher serves with: n-grams and sentence embeddings together, or one of them alone. */
export function createLinearMethod(parts: LinearMethodParts): Method {
  const { architecture, onProgress = () => {} } = parts;
  return async (train) => {
    const texts = train.map(({ text }) => text);
    const encoder = architecture === "ngrams" ? undefined : parts.encoders.forLanguage(toMainLanguage(texts));
    onProgress(0, "reading the texts");
    const embeddings = encoder?.encode(texts);
    const ngrams = fitNgramEncoder(texts, texts.length > 2000 ? 2 : 1);
    const examples = train.map(({ text, label }) => ({
      ngrams: ngrams.encode(text),
      label,
      weight: 1,
      calibrates: true,
    }));
    const training = trainClassifier(examples, {
      backend: parts.backend,
      architecture,
      ...(embeddings ? { embeddings } : {}),
      ngramDimensions: ngrams.dimensions,
      seed: parts.seed,
      onProgress: (share) => onProgress(0.5 + share / 2, "learning the labels"),
    });
    // Also where the training fails at once: an encoder must not be closed while it encodes.
    await Promise.allSettled([training, embeddings]);
    const { weights, outOfFold } = await training;
    const classifier = createClassifier(weights);
    const outcomes = outOfFold.map(({ truth, predictions, outOfScope }) => ({
      outOfScope,
      isOutside: truth === undefined,
      isRight: predictions[0]?.label === truth,
    }));
    return {
      scopeThreshold: toOutOfScopeThreshold(outcomes),
      classify: async (text) => {
        const [embedding] = (await encoder?.encode([text])) ?? [];
        return classifier.classify({ ngrams: ngrams.encode(text), ...(embedding ? { embedding } : {}) });
      },
    };
  };
}

/** The language most texts are written in, by a sample of them. */
function toMainLanguage(texts: readonly string[]): string {
  const step = Math.max(1, Math.floor(texts.length / 200));
  const counts = new Map<string, number>();
  for (let at = 0; at < texts.length; at += step) {
    const language = detectLanguage(texts[at] ?? "");
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0] ?? "en";
}
