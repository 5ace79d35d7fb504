import type { Prediction, Predictions } from "../../core/question/prediction.ts";
import { type Classification, createClassifier, type LabelClassifier } from "../classifier/create-classifier.ts";
import { createNgramEncoder } from "../ngrams/ngram-encoder.ts";
import type { SparseVector } from "../ngrams/sparse-vector.ts";
import { kindLabels, type LabelSet, labelSets, toSetEmbedding } from "./label-sets.ts";
import type { EncoderKey, Side, Sides } from "./model.ts";

/** Every question keeps its predictions: with a thousand entries all topics would be a hundred times the question. */
const mostTopics = 10;

/** Predicts every label set of a text from its embedding by `encoder`, or from n-grams alone without one. */
export interface TextClassifier {
  readonly encoder: EncoderKey | undefined;
  /** The topics it was taught. */
  readonly topics: ReadonlySet<string>;
  /** The likeliest topics alone. */
  predictTopics(text: string, embedding: Float32Array | undefined): readonly Prediction[];
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
  const ask = (set: LabelSet, { text, known, embedding }: ReadText): Classification | undefined => {
    const own = embedding && toSetEmbedding(set, embedding, text);
    return classifiers[set]?.classify({ text, ngrams: known, ...(own ? { embedding: own } : {}) });
  };
  const toTopics = (read: ReadText): readonly Prediction[] => toLikeliestTopics(ask("topic", read)?.predictions ?? []);
  return {
    encoder: side.encoder,
    topics: new Set(classifiers.topic?.labels),
    predictTopics: (text, embedding) => toTopics({ text, known: ngrams.encode(text), embedding }),
    predict(text, embedding) {
      const read = { text, known: ngrams.encode(text), embedding };
      const role = ask("role", read);
      return {
        role: role?.predictions ?? [],
        stage: ask("stage", read)?.predictions ?? [],
        topic: toTopics(read),
        notAQuestion:
          ask("kind", read)?.predictions.find(({ label }) => label === kindLabels.notAQuestion)?.confidence ?? 0,
        outOfScope: role?.outOfScope ?? 0,
      };
    },
  };
}

interface ReadText {
  readonly text: string;
  readonly known: SparseVector;
  readonly embedding: Float32Array | undefined;
}

/** Of all topics, the likeliest first, those that are kept. */
export function toLikeliestTopics(topics: readonly Prediction[]): readonly Prediction[] {
  return topics.slice(0, mostTopics);
}
