import { UsherError } from "../../core/errors.ts";
import type { Architecture } from "../../core/feedback/architecture.ts";
import type { Encoder } from "../../core/ports/encoder.ts";
import type { Backend } from "../backend.ts";
import type { Dataset } from "../dataset/dataset.ts";
import type { TopicWitness } from "../search/fit-settings.ts";
import type { MatchCalibration } from "../search/match-calibration.ts";
import { chooseThresholds } from "./choose-thresholds.ts";
import { createProgress } from "./create-progress.ts";
import { createTopicWitness } from "./create-topic-witness.ts";
import { embedTexts } from "./embed-texts.ts";
import { evaluateModel, readExamples } from "./evaluate-model.ts";
import { type LabelSet, labelSets } from "./label-sets.ts";
import type { Model } from "./model.ts";
import type { ModelReport } from "./model-report.ts";
import { scoreGuesses } from "./score-judged.ts";
import type { SideName } from "./side-name.ts";
import { type LabelledText, toLabelledTexts } from "./to-labelled-texts.ts";
import { type JudgedText, type TrainedSide, trainSide } from "./train-side.ts";
import type { Tunings } from "./tunings.ts";

/** The encoders to train for; `Encoders` of `open-encoders.ts` is one. */
export interface TrainingEncoders {
  readonly english: Encoder | undefined;
  readonly multilingual: Encoder | undefined;
  forLanguage(language: string): Encoder | undefined;
}

/** What the FAQ search learns beside the classifiers. */
export interface SearchTraining {
  /** The calibration, and the confidences from which a match is answered and shown. */
  fit(
    dataset: Dataset,
    precision: number,
    topics?: Promise<TopicWitness>,
  ): Promise<{ readonly calibration: MatchCalibration; readonly answer: number; readonly suggest: number }>;
}

export interface ModelTraining {
  readonly community: string;
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly trainedAt: number;
  readonly dataset: Dataset;
  readonly encoders: TrainingEncoders;
  /** Where it is a function it is called after the encoders, which read meanwhile. */
  readonly backend: Backend | (() => Promise<Backend>);
  /** `pair` if absent. */
  readonly architecture?: Architecture;
  /** The same seed gives the same model. */
  readonly seed: number;
  /** Share of automatic answers that must be right. */
  readonly precision: number;
  /** How each classifier is trained; the defaults where absent. */
  readonly tunings?: Tunings;
  /** Absent: no match is ever sure. */
  readonly search?: SearchTraining;
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number;
  readonly onProgress?: (share: number, step: string) => void;
}

/** A threshold that no probability reaches. */
const never = 1.01;

/**
 * Trains a community's model. An encoder that fails is left out and named in the report's problems; throws `input-invalid` when
 * there is nothing to learn from.
 */
export async function trainModel(training: ModelTraining): Promise<Model> {
  const { dataset, encoders, seed, tunings = {}, architecture = "pair" } = training;
  const { onProgress = () => {}, clock = () => performance.now() } = training;
  const started = clock();
  const texts = toLabelledTexts(dataset);
  if (texts.length === 0) {
    throw new UsherError("input-invalid", `${training.community}: there is nothing to learn from; add examples or FAQ`);
  }
  const problems: string[] = [];
  const toPart = createProgress(onProgress);
  const englishTexts = texts.filter(({ language }) => language === "en");
  const readings: Promise<unknown>[] = [];
  /** Whose texts are read first; the encoders share the processors, and with one after the other there is sooner something to learn. */
  const readingFirst = (): Promise<unknown> => readings[0] ?? Promise.resolve();
  let opening: Promise<Backend> | undefined;
  const openBackend = (): Promise<Backend> => {
    opening ??= Promise.resolve(typeof training.backend === "function" ? training.backend() : training.backend);
    return opening;
  };
  const learnSide = async (side: SideName, members: readonly LabelledText[], encoder: Encoder | undefined) => {
    const onRead = toPart(0.2);
    const onLearn = toPart(0.2);
    const embeddings = readingFirst().then(() =>
      embedTexts(encoder, members, problems, (share) => onRead(share, `reading ${side} texts`)),
    );
    readings.push(embeddings);
    const onStep = (share: number, step: string): void => onLearn(share, `${step} (${side})`);
    const backend = await openBackend();
    const parts = { side, texts: members, encoder, embeddings, backend, architecture, seed };
    return trainSide({ ...parts, tunings: tunings[side] ?? {}, onProgress: onStep });
  };
  /** Begins early what needs the encoders, and anew where it fails: one that turned out broken is gone once the sides are read. */
  const beginEarly = async <Result>(begin: () => Promise<Result>): Promise<Result> => {
    const begun = readingFirst().then(begin);
    begun.catch(() => {});
    await Promise.all(readings);
    return begun.catch(begin);
  };
  const learnSearch = async (topics: Promise<TopicWitness>) => {
    const onLearn = toPart(0.1);
    const learnt = await beginEarly(async () => training.search?.fit(dataset, training.precision, topics));
    onLearn(1, "learning to match");
    return learnt;
  };
  // The encoders are given all there is to read, and while they read for one, another learns.
  const learningSides = Promise.all([
    learnSide("multilingual", texts, encoders.multilingual),
    encoders.english && englishTexts.length > 0 ? learnSide("english", englishTexts, encoders.english) : undefined,
  ]);
  const topics = learningSides.then(([multilingual, english]) =>
    createTopicWitness({ english, multilingual, forLanguage: (language) => encoders.forLanguage(language) }),
  );
  // A failure of a side is met where the sides are waited for.
  topics.catch(() => {});
  const [[multilingual, english], search, heldOut] = await Promise.all([
    learningSides,
    learnSearch(topics),
    beginEarly(() => readExamples(encoders, dataset.heldOut)),
  ]);
  const judged = (set: LabelSet): readonly JudgedText[] => [
    ...(english?.outOfFold[set] ?? []),
    ...(multilingual.outOfFold[set] ?? []),
  ];
  const thresholds = {
    answer: search?.answer ?? never,
    suggest: search?.suggest ?? never,
    ...chooseThresholds({ role: judged("role"), kind: judged("kind") }),
  };
  const sides = { ...(english ? { english: english.side } : {}), multilingual: multilingual.side };
  onProgress(0.9, "judging by held-out texts");
  const report: ModelReport = {
    architecture,
    texts: texts.length,
    trainSeconds: (clock() - started) / 1000,
    ...(heldOut.length > 0 && { heldOut: evaluateModel({ sides, thresholds }, heldOut) }),
    crossValidation: { ...(english ? { english: scoreSide(english) } : {}), multilingual: scoreSide(multilingual) },
    problems,
  };
  onProgress(1, "done");
  const { community, version, trainedAt } = training;
  return {
    community,
    version,
    trainedAt,
    seed,
    backend: (await openBackend()).name,
    sides,
    search: search?.calibration ?? null,
    thresholds,
    report,
  };
}

function scoreSide(side: TrainedSide): NonNullable<ModelReport["crossValidation"][SideName]> {
  const scores = labelSets.flatMap((set) => {
    const guesses = (side.outOfFold[set] ?? []).flatMap(({ truth, predictions }) => {
      const [top] = predictions;
      return truth === undefined || !top ? [] : [{ truth, predicted: top.label, confidence: top.confidence }];
    });
    return guesses.length > 0 ? [[set, scoreGuesses(guesses)] as const] : [];
  });
  return Object.fromEntries(scores);
}
