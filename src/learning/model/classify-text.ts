import type { Predictions } from "../../core/question/prediction.ts";
import { type Classification, createClassifier, type LabelClassifier } from "../classifier/create-classifier.ts";
import { createNgramEncoder } from "../ngrams/ngram-encoder.ts";
import { kindLabels, type LabelSet, labelSets, toSetEmbedding } from "./label-sets.ts";
import type { EncoderKey, Side, Sides } from "./model.ts";

/** Every question keeps its predictions: with a thousand entries all topics would be a hundred times the question. */
const mostTopics = 10;

/** Predicts every label set of a text from its embedding by `encoder`, or from n-grams alone without one. */
export interface TextClassifier {
  readonly encoder: EncoderKey | undefined;
  predict(text: string, embedding: Float32Array | undefined): Predictions;
}

/** The classifiers of a model, by the language of a text. They serve from its weights, without TensorFlow. */
export function createTextClassifiers(sides: Sides): { forLanguage(language: string): TextClassifier } {
  const multilingual = createTextClassifier(sides.multilingual);
  const english = sides.english ? createTextClassifier(sides.english) : multilingual;
  return { forLanguage: (language) => (language === "en" ? english : multilingual) };
}

function createTextClassifier(side: Side): TextClassifier {
  const ngrams = createNgramEncoder(side.vocabulary);
  const classifiers: Partial<Record<LabelSet, LabelClassifier>> = {};
  for (const set of labelSets) {
    const weights = side.classifiers[set];
    if (weights) classifiers[set] = createClassifier(weights);
  }
  return {
    encoder: side.encoder,
    predict(text, embedding) {
      const known = ngrams.encode(text);
      const ask = (set: LabelSet): Classification | undefined => {
        const own = embedding && toSetEmbedding(set, embedding, text);
        return classifiers[set]?.classify({ text, ngrams: known, ...(own ? { embedding: own } : {}) });
      };
      const role = ask("role");
      return {
        role: role?.predictions ?? [],
        stage: ask("stage")?.predictions ?? [],
        topic: (ask("topic")?.predictions ?? []).slice(0, mostTopics),
        notAQuestion: ask("kind")?.predictions.find(({ label }) => label === kindLabels.notAQuestion)?.confidence ?? 0,
        outOfScope: role?.outOfScope ?? 0,
      };
    },
  };
}
