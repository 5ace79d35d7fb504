import type { Example } from "../../core/feedback/example.ts";
import type { Judge } from "../../core/ports/judge.ts";
import type { Backend } from "../backend.ts";
import { createJudge } from "../create-judge.ts";
import type { BuiltDataset } from "../dataset/build-dataset.ts";
import type { LabelledText } from "../dataset/labelled-file.ts";
import { judgeExamples } from "../judge-examples.ts";
import { type TrainingEncoders, trainModel } from "../model/train-model.ts";
import { scoreJudged, toPairs } from "../retraining/score-judged.ts";
import { shouldPromote } from "../retraining/should-promote.ts";
import type { LivedDay } from "./live-through.ts";
import type { SimulatedNight } from "./simulation.ts";

/** What every model is trained with and measured on. */
export interface School {
  /** Ought to remember what they encoded. */
  readonly encoders: TrainingEncoders;
  readonly backend: Backend;
  readonly seed: number;
  /** Texts in scope that neither training nor gate sees. */
  readonly test: readonly LabelledText[];
}

/** A model in service, with what the gate must remember of it. */
export interface Serving {
  readonly judge: Judge;
  readonly accuracy: number;
  readonly shortfall: number;
}

/** Silence of a candidate and of its rival is scored by it; both are asked for the same. */
const precision = 0.95;

export type NightFigures = Omit<SimulatedNight, "night" | keyof LivedDay["figures"]>;

/** The model that serves before the first night. */
export async function trainFirst(school: School, dataset: BuiltDataset): Promise<Serving> {
  return { ...(await learn(school, dataset, "start")), shortfall: 0 };
}

/** A night: the next model is trained and put before the gate, as a real one is; `serving` is the one in use afterwards. */
export async function passNight(
  school: School,
  serving: Serving,
  dataset: BuiltDataset,
  truth: ReadonlyMap<string, string>,
): Promise<{ readonly serving: Serving; readonly figures: NightFigures }> {
  const candidate = await learn(school, dataset, "candidate");
  const decision = shouldPromote({
    texts: toPairs(await scoreHeldOut(serving.judge, dataset), await scoreHeldOut(candidate.judge, dataset)),
    shortfall: serving.shortfall,
  });
  const next = decision.promote ? { ...candidate, shortfall: decision.shortfall } : serving;
  return {
    serving: next,
    figures: {
      examples: dataset.examples.length,
      wrongExamples: countWrong(dataset.examples, truth),
      heldOut: dataset.heldOut.length,
      wrongHeldOut: countWrong(dataset.heldOut, truth),
      candidateAccuracy: candidate.accuracy,
      accuracy: next.accuracy,
      promoted: decision.promote,
      grounds: decision.grounds,
      reason: decision.reason,
    },
  };
}

async function learn(
  { encoders, backend, seed, test }: School,
  dataset: BuiltDataset,
  version: string,
): Promise<Pick<Serving, "judge" | "accuracy">> {
  const community = "simulated";
  const model = await trainModel({ community, version, trainedAt: 0, dataset, encoders, backend, seed, precision });
  const judge = await createJudge({ model, encoders, dataset: { faq: [] } });
  let right = 0;
  for (const { text, label } of test) if ((await judge.judge(text)).predictions.role[0]?.label === label) right++;
  return { judge, accuracy: right / test.length };
}

async function scoreHeldOut(judge: Judge, { heldOut }: BuiltDataset) {
  return (await judgeExamples(judge, heldOut)).map((judged) => scoreJudged(judged, precision));
}

function countWrong(examples: readonly Example[], truth: ReadonlyMap<string, string>): number {
  return examples.filter((one) => "questionId" in one && one.role !== truth.get(String(one.questionId))).length;
}
