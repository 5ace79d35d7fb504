import type { Encoder } from "../../core/ports/encoder.ts";
import type { Backend } from "../backend.ts";
import type { ClassifierWeights } from "../classifier/create-classifier.ts";
import { type OutOfFoldClassification, trainClassifier } from "../classifier/train-classifier.ts";
import type { TrainingExample } from "../classifier/training-example.ts";
import { fitNgramEncoder } from "../ngrams/ngram-encoder.ts";
import type { SparseVector } from "../ngrams/sparse-vector.ts";
import { type LabelSet, labelSets, toSetEmbedding } from "./label-sets.ts";
import type { Side } from "./model.ts";
import type { SideName } from "./side-name.ts";
import { faqWeights, type LabelledText } from "./to-labelled-texts.ts";

export interface SideTraining {
  readonly side: SideName;
  readonly texts: readonly LabelledText[];
  readonly encoder: Encoder | undefined;
  /** In the order of `texts`; all `undefined` where n-grams must do alone. N-grams are learnt while they are being made. */
  readonly embeddings: Promise<readonly (Float32Array | undefined)[]>;
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
export async function trainSide(training: SideTraining): Promise<TrainedSide> {
  const { texts, encoder } = training;
  const vocabulary = fitNgramEncoder(
    texts.map(({ text }) => text),
    texts.length > 2000 ? 2 : 1,
  );
  const inputs = texts.map(({ text }) => vocabulary.encode(text));
  const taught = labelSets.flatMap((set) => {
    const members = texts.flatMap((text, index) => {
      const ngrams = inputs[index];
      return text.labels[set] === undefined || !ngrams ? [] : [{ text, index, ngrams }];
    });
    return teaches(members, set) ? [{ set, members }] : [];
  });
  let done = 0;
  const trained = await Promise.all(
    taught.map(async ({ set, members }) => {
      const classifier = await trainSet(training, set, members, vocabulary.dimensions);
      training.onProgress(++done / taught.length, `learning ${set}`);
      return { set, ...classifier };
    }),
  );
  const hasEmbeddings = (await training.embeddings).every((embedding) => embedding !== undefined);
  const key = encoder && hasEmbeddings ? { encoder: { name: encoder.name, dimensions: encoder.dimensions } } : {};
  const classifiers = Object.fromEntries(trained.map(({ set, weights }) => [set, weights] as const));
  return {
    side: { ...key, vocabulary: vocabulary.vocabulary, classifiers },
    outOfFold: Object.fromEntries(trained.map(({ set, judged }) => [set, judged] as const)),
  };
}

/** A text that teaches a set. */
interface Member {
  readonly text: LabelledText;
  readonly index: number;
  readonly ngrams: SparseVector;
}

async function trainSet(
  { side, backend, seed, embeddings }: SideTraining,
  set: LabelSet,
  members: readonly Member[],
  ngramDimensions: number,
): Promise<{ readonly weights: ClassifierWeights; readonly judged: readonly JudgedText[] }> {
  const calibrates = chooseCalibrating(
    side,
    set,
    members.map(({ text }) => text),
  );
  const examples = members.map(
    ({ text, ngrams }): TrainingExample => ({
      ngrams,
      label: text.labels[set] ?? "",
      weight: toWeight(text, set),
      calibrates: calibrates(text),
    }),
  );
  const toOwn = (all: readonly (Float32Array | undefined)[]) =>
    members.map(({ text, index }) => {
      const embedding = all[index];
      return embedding && toSetEmbedding(set, embedding, text.text);
    });
  const { weights, outOfFold } = await trainClassifier(examples, {
    backend,
    architecture: set === "topic" ? topicArchitecture : "pair",
    embeddings: embeddings.then(toOwn),
    ngramDimensions,
    learnsScope: set === "role",
    seed,
  });
  const judged = outOfFold.flatMap((one) => {
    const member = members[one.example];
    return member ? [{ ...one, text: member.text }] : [];
  });
  return { weights, judged };
}

/** A set with a single label has nothing to tell apart. */
function teaches(members: readonly Member[], set: LabelSet): boolean {
  return new Set(members.map(({ text }) => text.labels[set])).size >= 2;
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
