import type { Encoder } from "../../core/ports/encoder.ts";
import type { Backend } from "../backend.ts";
import type { ClassifierWeights } from "../classifier/create-classifier.ts";
import { type OutOfFoldClassification, trainClassifier } from "../classifier/train-classifier.ts";
import type { TrainingExample } from "../classifier/training-example.ts";
import { fitNgramEncoder } from "../ngrams/ngram-encoder.ts";
import { type LabelSet, labelSets, toSetEmbedding } from "./label-sets.ts";
import type { Side } from "./model.ts";
import type { SideName } from "./side-name.ts";
import { faqWeights, type LabelledText } from "./to-labelled-texts.ts";

export interface SideTraining {
  readonly side: SideName;
  readonly texts: readonly LabelledText[];
  readonly encoder: Encoder | undefined;
  /** In the order of `texts`; all `undefined` where n-grams must do alone. */
  readonly embeddings: readonly (Float32Array | undefined)[];
  readonly backend: Backend;
  readonly seed: number;
  readonly onProgress: (share: number, step: string) => void;
}

/** An out-of-fold classification with the text it is about. */
export interface JudgedText extends OutOfFoldClassification {
  readonly text: LabelledText;
}

export interface TrainedSide {
  readonly side: Side;
  readonly outOfFold: Readonly<Partial<Record<LabelSet, readonly JudgedText[]>>>;
}

/** A topic has a handful of wordings and there may be a thousand topics: n-grams would teach little more and weigh hundreds of megabytes. */
const topicArchitecture = "dense";
/** Other languages' own texts needed to calibrate on them alone. */
const enoughOwn = 60;

/** Trains the classifiers of all label sets that the texts teach, over one encoder. */
export function trainSide(training: SideTraining): TrainedSide {
  const { texts, encoder, embeddings } = training;
  const hasEmbeddings = encoder !== undefined && embeddings.every((embedding) => embedding !== undefined);
  const vocabulary = fitNgramEncoder(
    texts.map(({ text }) => text),
    texts.length > 2000 ? 2 : 1,
  );
  const inputs = texts.map(({ text }, index) => {
    const embedding = hasEmbeddings ? embeddings[index] : undefined;
    return { ngrams: vocabulary.encode(text), ...(embedding ? { embedding } : {}) };
  });
  const classifiers: Partial<Record<LabelSet, ClassifierWeights>> = {};
  const outOfFold: Partial<Record<LabelSet, readonly JudgedText[]>> = {};
  for (const [place, set] of labelSets.entries()) {
    const members = texts.flatMap((text, index) => (text.labels[set] === undefined ? [] : [{ text, index }]));
    if (
      !teaches(
        members.map(({ text }) => text),
        set,
      )
    )
      continue;
    const calibrates = chooseCalibrating(
      training.side,
      set,
      members.map(({ text }) => text),
    );
    const examples = members.map(({ text, index }): TrainingExample => {
      const embedding = inputs[index]?.embedding;
      return {
        ngrams: inputs[index]?.ngrams ?? vocabulary.encode(""),
        ...(embedding ? { embedding: toSetEmbedding(set, embedding, text.text) } : {}),
        label: text.labels[set] ?? "",
        weight: toWeight(text, set),
        calibrates: calibrates(text),
      };
    });
    const trained = trainClassifier(examples, {
      backend: training.backend,
      architecture: set === "topic" ? topicArchitecture : "pair",
      ngramDimensions: vocabulary.dimensions,
      learnsScope: set === "role",
      seed: training.seed,
      onProgress: (share) => training.onProgress((place + share) / labelSets.length, `learning ${set}`),
    });
    classifiers[set] = trained.weights;
    outOfFold[set] = trained.outOfFold.flatMap((judged) => {
      const member = members[judged.example];
      return member ? [{ ...judged, text: member.text }] : [];
    });
  }
  const key = encoder && hasEmbeddings ? { encoder: { name: encoder.name, dimensions: encoder.dimensions } } : {};
  return { side: { ...key, vocabulary: vocabulary.vocabulary, classifiers }, outOfFold };
}

/** A set with a single label has nothing to tell apart. */
function teaches(texts: readonly LabelledText[], set: LabelSet): boolean {
  return new Set(texts.map(({ labels }) => labels[set])).size >= 2;
}

/** A FAQ's wordings are near copies of one another, so that only their topic can be cross-validated by them. */
function chooseCalibrating(
  side: SideName,
  set: LabelSet,
  texts: readonly LabelledText[],
): (text: LabelledText) => boolean {
  const counts = (text: LabelledText): boolean => set === "topic" || text.source !== "faq";
  const counted = texts.filter(counts);
  const isOwn = (text: LabelledText): boolean => side === "english" || text.language !== "en";
  if (counted.filter(isOwn).length >= enoughOwn) return (text) => counts(text) && isOwn(text);
  return counted.length >= enoughOwn ? counts : () => true;
}

function toWeight(text: LabelledText, set: LabelSet): number {
  return text.weight * (text.source === "faq" ? faqWeights[set] : 1);
}
