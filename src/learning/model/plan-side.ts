import type { Architecture } from "../../core/feedback/architecture.ts";
import type { Backend } from "../backend.ts";
import type { ClassifierTraining } from "../classifier/train-classifier.ts";
import type { TrainingExample } from "../classifier/training-example.ts";
import { fitNgramEncoder, type NgramEncoder } from "../ngrams/ngram-encoder.ts";
import type { SparseVector } from "../ngrams/sparse-vector.ts";
import { type LabelSet, labelSets, toSetEmbedding } from "./label-sets.ts";
import type { SideName } from "./side-name.ts";
import { faqWeights, type LabelledText } from "./to-labelled-texts.ts";

/** The texts of one encoder. */
export interface SideTexts {
  readonly side: SideName;
  readonly texts: readonly LabelledText[];
  /** In the order of `texts`; all `undefined` where n-grams must do alone. N-grams are learnt while they are being made. */
  readonly embeddings: Promise<readonly (Float32Array | undefined)[]>;
  readonly backend: Backend;
  /** Of every classifier but the topics'. */
  readonly architecture: Architecture;
  readonly seed: number;
}

/** What one classifier of a side learns from, and how. */
export interface PlannedSet {
  readonly set: LabelSet;
  /** One an example. */
  readonly texts: readonly LabelledText[];
  readonly examples: readonly TrainingExample[];
  readonly settings: Omit<ClassifierTraining, "tuning" | "onProgress">;
}

export interface PlannedSide {
  readonly vocabulary: NgramEncoder;
  readonly sets: readonly PlannedSet[];
}

/** A topic has a handful of wordings and there may be a thousand topics: n-grams would teach little more and weigh hundreds of megabytes. */
const topicArchitecture: Architecture = "dense";
/** Other languages' own texts needed to calibrate on them alone. */
const enoughOwn = 60;

/** Which label sets the texts of a side teach, and what each is learnt from. */
export function planSide(side: SideTexts): PlannedSide {
  const { texts } = side;
  const vocabulary = fitNgramEncoder(
    texts.map(({ text }) => text),
    texts.length > 2000 ? 2 : 1,
  );
  const inputs = texts.map(({ text }) => vocabulary.encode(text));
  const sets = labelSets.flatMap((set) => {
    const members = texts.flatMap((text, index) => {
      const ngrams = inputs[index];
      return text.labels[set] === undefined || !ngrams ? [] : [{ text, index, ngrams }];
    });
    return teaches(members, set) ? [planSet(side, set, members, vocabulary.dimensions)] : [];
  });
  return { vocabulary, sets };
}

/** A text that teaches a set. */
interface Member {
  readonly text: LabelledText;
  readonly index: number;
  readonly ngrams: SparseVector;
}

function planSet(
  { side, backend, architecture, seed, embeddings }: SideTexts,
  set: LabelSet,
  members: readonly Member[],
  ngramDimensions: number,
): PlannedSet {
  const calibrates = chooseCalibrating(
    side,
    set,
    members.map(({ text }) => text),
  );
  const examples = members.map(
    ({ text, ngrams }): TrainingExample => ({
      ngrams,
      text: text.text,
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
  const settings = {
    backend,
    architecture: set === "topic" ? topicArchitecture : architecture,
    embeddings: embeddings.then(toOwn),
    ngramDimensions,
    learnsScope: set === "role",
    seed,
  } as const;
  return { set, texts: members.map(({ text }) => text), examples, settings };
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
