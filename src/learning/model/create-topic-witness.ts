import { groupBy } from "../../core/group-by.ts";
import type { Encoder } from "../../core/ports/encoder.ts";
import type { Prediction } from "../../core/question/prediction.ts";
import type { AskedText, TopicWitness } from "../search/fit-settings.ts";
import type { TopicOpinion } from "../search/topic-opinion.ts";
import { createTextClassifiers, type TextClassifier, toLikeliestTopics } from "./classify-text.ts";
import type { TrainedSide } from "./train-side.ts";

export interface TopicWitnessParts {
  readonly english: TrainedSide | undefined;
  readonly multilingual: TrainedSide;
  readonly forLanguage: (language: string) => Encoder | undefined;
}

/**
 * Lets the trained topic classifiers be asked: of texts they learnt from by what they said in cross-validation, of questions without
 * an entry as they are.
 */
export function createTopicWitness({ english, multilingual, forLanguage }: TopicWitnessParts): TopicWitness {
  const sides = { multilingual: multilingual.side, ...(english && { english: english.side }) };
  const classifiers = createTextClassifiers(sides);
  const outOfFold = new Map(
    [...(multilingual.outOfFold.topic ?? []), ...(english?.outOfFold.topic ?? [])].map(({ text, predictions }) => [
      text.text,
      toLikeliestTopics(predictions),
    ]),
  );
  const toOpinion = ({ topics }: TextClassifier, predictions: readonly Prediction[]): TopicOpinion => {
    return { knows: (entry) => topics.has(entry), predictions };
  };
  const recall = ({ text, language }: AskedText): TopicOpinion | undefined => {
    const predictions = outOfFold.get(text);
    return predictions && toOpinion(classifiers.forLanguage(language), predictions);
  };
  return {
    async ask(texts) {
      const opinions = texts.map(recall);
      const strangers = texts
        .map((one, at) => ({ ...one, at }))
        .filter(({ at, hasEntry }) => !opinions[at] && !hasEntry);
      for (const [language, asked] of groupBy(strangers, (one) => one.language)) {
        const classifier = classifiers.forLanguage(language);
        const encoder = forLanguage(language);
        if (!encoder || classifier.encoder?.name !== encoder.name) continue;
        const embeddings = await encoder.encode(asked.map(({ text }) => text));
        for (const [place, { text, at }] of asked.entries()) {
          opinions[at] = toOpinion(classifier, classifier.predictTopics(text, embeddings[place]));
        }
      }
      return opinions;
    },
  };
}
