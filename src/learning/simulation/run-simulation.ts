import { decide } from "../../core/decide.ts";
import { UsherError } from "../../core/errors.ts";
import type { Example } from "../../core/example.ts";
import type { Judge } from "../../core/ports/judge.ts";
import type { JudgedQuestion } from "../../core/question.ts";
import { type FeedbackOnQuestion, toExamples } from "../../core/to-examples.ts";
import type { Backend } from "../backend.ts";
import { outOfScopeLabel } from "../classifier/training-example.ts";
import { createJudge } from "../create-judge.ts";
import { type BuiltDataset, buildDataset } from "../dataset/build-dataset.ts";
import type { LabelledText } from "../dataset/labelled-file.ts";
import { judgeExamples } from "../judge-examples.ts";
import { type TrainingEncoders, trainModel } from "../model/train-model.ts";
import { createRandom, shuffleIndices } from "../random.ts";
import { rememberEncoders } from "../retraining/remember-encoders.ts";
import { scoreJudged, toPairs } from "../retraining/score-judged.ts";
import { shouldPromote } from "../retraining/should-promote.ts";
import { createPeople } from "./create-people.ts";
import { giveFeedback } from "./give-feedback.ts";
import { type PlannedQuestion, planStream, type Stream } from "./plan-stream.ts";
import { type SimulatedNight, type Simulation, toGreatestFall } from "./simulation.ts";

export interface SimulationPlan {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
  readonly nights: number;
  /** Share of the people who are hostile, 0 to below 1. */
  readonly hostile: number;
  /** Examples a label to start with. */
  readonly initial: number;
  /** The same files and seed give the same simulation on the same backend. */
  readonly seed: number;
  readonly encoders: TrainingEncoders;
  readonly backend: Backend;
  readonly onStart?: (start: Simulation["start"]) => void;
  readonly onNight?: (night: SimulatedNight) => void;
}

const community = "simulated";
/** 2026-01-05T08:00:00Z, a Monday: simulated time has nothing to do with today. */
const firstMorning = Date.UTC(2026, 0, 5, 8);
/** Silence of a candidate and of its rival is scored by it; both are asked for the same. */
const precision = 0.95;

/** A model in service, with what the gate must remember of it. */
interface Serving {
  readonly judge: Judge;
  readonly accuracy: number;
  readonly shortfall: number;
}

/**
 * Plays a community's first nights: labels are roles, texts are questions. Every day the serving model judges the questions and people
 * say what they think of it; every night the next model is trained from all that was said and put before the gate, by the very
 * functions of a real night. Throws `input-invalid` where the files do not allow it.
 */
export async function runSimulation(plan: SimulationPlan): Promise<Simulation> {
  const random = createRandom(plan.seed);
  const people = createPeople(plan.hostile, random);
  const stream = planStream(plan.train, people, { ...plan, start: firstMorning }, random);
  const test = plan.test.filter(({ label }) => label !== outOfScopeLabel);
  const decoys = chooseDecoys(plan.train, random);
  checkFiles(stream, test, decoys.size);
  const truth = new Map(stream.days.flat().map(({ id, label }) => [id, label]));
  const school = { ...plan, encoders: rememberEncoders(plan.encoders), test };
  const curated = stream.initial.map(toExample);
  let serving: Serving = { ...(await learn(school, collect(curated, []), 0)), shortfall: 0 };
  const start = { examples: curated.length, accuracy: serving.accuracy };
  plan.onStart?.(start);
  const said: FeedbackOnQuestion[] = [];
  const nights: SimulatedNight[] = [];
  for (const [place, day] of stream.days.entries()) {
    const today = await liveThrough(day, serving.judge, decoys);
    said.push(...today.said);
    const dataset = collect(curated, said);
    const candidate = await learn(school, dataset, place + 1);
    const decision = shouldPromote({
      texts: toPairs(await scoreHeldOut(serving.judge, dataset), await scoreHeldOut(candidate.judge, dataset)),
      shortfall: serving.shortfall,
    });
    if (decision.promote) serving = { ...candidate, shortfall: decision.shortfall };
    const night: SimulatedNight = {
      night: place + 1,
      ...today.figures,
      examples: dataset.examples.length,
      wrongExamples: countWrong(dataset.examples, truth),
      heldOut: dataset.heldOut.length,
      wrongHeldOut: countWrong(dataset.heldOut, truth),
      candidateAccuracy: candidate.accuracy,
      accuracy: serving.accuracy,
      promoted: decision.promote,
      grounds: decision.grounds,
      reason: decision.reason,
    };
    nights.push(night);
    plan.onNight?.(night);
  }
  return {
    labels: decoys.size,
    testTexts: test.length,
    hostile: plan.hostile,
    seed: plan.seed,
    start,
    nights,
    end: { examples: nights.at(-1)?.examples ?? start.examples, accuracy: serving.accuracy },
    greatestFall: toGreatestFall([start.accuracy, ...nights.map(({ accuracy }) => accuracy)]),
  };
}

function checkFiles(stream: Stream, test: readonly LabelledText[], labels: number): void {
  if (labels < 2)
    throw new UsherError("input-invalid", "--train: there is one label only; name a file with two or more");
  if (stream.days.every((day) => day.length === 0)) {
    throw new UsherError(
      "input-invalid",
      "--train: no text is left to be asked; lower --initial or name a larger file",
    );
  }
  if (test.length === 0) {
    throw new UsherError("input-invalid", `--test: every text is ${outOfScopeLabel}; name a file with texts in scope`);
  }
}

/** The label that hostile people give to each label: the next one in an order of chance. */
function chooseDecoys(texts: readonly LabelledText[], random: () => number): ReadonlyMap<string, string> {
  const labels = [...new Set(texts.map(({ label }) => label))].filter((label) => label !== outOfScopeLabel).sort();
  const order = Array.from(shuffleIndices(labels.length, random), (place) => labels[place] ?? "");
  return new Map(order.map((label, place) => [label, order[(place + 1) % order.length] ?? label]));
}

function toExample({ text, label }: LabelledText): Example {
  const labels = label === outOfScopeLabel ? { kind: "out-of-scope" as const } : { role: label };
  return { text, ...labels, source: "curated", trust: 1 };
}

function collect(curated: readonly Example[], said: readonly FeedbackOnQuestion[]): BuiltDataset {
  return buildDataset({ curated, feedback: toExamples(said), faq: [], heldOut: [] });
}

async function learn(
  { encoders, backend, seed, test }: Pick<SimulationPlan, "encoders" | "backend" | "seed" | "test">,
  dataset: BuiltDataset,
  night: number,
): Promise<Pick<Serving, "judge" | "accuracy">> {
  const version = `night-${night}`;
  const model = await trainModel({ community, version, trainedAt: 0, dataset, encoders, backend, seed, precision });
  const judge = await createJudge({ model, encoders, dataset: { faq: [] } });
  let right = 0;
  for (const { text, label } of test) if ((await judge.judge(text)).predictions.role[0]?.label === label) right++;
  return { judge, accuracy: right / test.length };
}

async function scoreHeldOut(judge: Judge, { heldOut }: BuiltDataset) {
  return (await judgeExamples(judge, heldOut)).map((judged) => scoreJudged(judged, precision));
}

/** A day: every question is judged, and people say what they think of it. */
async function liveThrough(day: readonly PlannedQuestion[], judge: Judge, decoys: ReadonlyMap<string, string>) {
  const said: FeedbackOnQuestion[] = [];
  let called = 0;
  let right = 0;
  for (const question of day) {
    const judged = await judgeQuestion(question, judge);
    const { verdict } = judged.verdicts[0];
    if (verdict.kind === "route") called++;
    if (verdict.kind === "route" && verdict.role === question.label) right++;
    said.push(...giveFeedback(question, judged, decoys).map((feedback) => ({ feedback, judged })));
  }
  const figures = {
    questions: day.length,
    called: day.length > 0 ? called / day.length : 0,
    rightlyCalled: called > 0 ? right / called : null,
    votes: said.length,
  };
  return { said, figures };
}

async function judgeQuestion(question: PlannedQuestion, judge: Judge): Promise<JudgedQuestion> {
  const { id, text, asker, askedAt } = question;
  const judgement = await judge.judge(text);
  const { language } = judgement;
  const place = { platform: "web" as const, community, channel: "help" };
  return {
    question: { ...place, id, messageId: id, asker: asker.id, text, language, askedAt },
    verdicts: [{ turn: 0, verdict: decide(judgement), judgement, decidedAt: askedAt }],
  };
}

function countWrong(examples: readonly Example[], truth: ReadonlyMap<string, string>): number {
  return examples.filter((one) => "questionId" in one && one.role !== truth.get(String(one.questionId))).length;
}
