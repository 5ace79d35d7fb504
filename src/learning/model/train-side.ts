import { setImmediate as pause } from "node:timers/promises";
import type { Encoder } from "../../core/ports/encoder.ts";
import { type OutOfFoldClassification, trainClassifier } from "../classifier/train-classifier.ts";
import type { Tuning } from "../classifier/tuning.ts";
import type { LabelSet } from "./label-sets.ts";
import type { Side } from "./model.ts";
import { planSide, type SideTexts } from "./plan-side.ts";
import type { LabelledText } from "./to-labelled-texts.ts";

export interface SideTraining extends SideTexts {
  readonly encoder: Encoder | undefined;
  /** The defaults where absent. */
  readonly tunings: Readonly<Partial<Record<LabelSet, Tuning>>>;
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

/** Trains the classifiers of all label sets that the texts teach, over one encoder. */
export async function trainSide(training: SideTraining): Promise<TrainedSide> {
  const { encoder, tunings, onProgress } = training;
  // First the encoder is given its texts: it reads while n-grams are learnt.
  await pause();
  const { vocabulary, sets } = planSide(training);
  let done = 0;
  const trained = await Promise.all(
    sets.map(async ({ set, texts, examples, settings }) => {
      const tuning = tunings[set];
      const { weights, outOfFold } = await trainClassifier(examples, { ...settings, ...(tuning ? { tuning } : {}) });
      onProgress(++done / sets.length, `learning ${set}`);
      const judged = outOfFold.flatMap((one) => {
        const text = texts[one.example];
        return text ? [{ ...one, text }] : [];
      });
      return { set, weights, judged };
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
