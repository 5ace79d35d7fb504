import { UsherError } from "../../core/errors.ts";
import type { Example } from "../../core/feedback/example.ts";
import { type FeedbackOnQuestion, toExamples } from "../../core/feedback/to-examples.ts";
import type { Backend } from "../backend.ts";
import { outOfScopeLabel } from "../classifier/training-example.ts";
import { type BuiltDataset, buildDataset } from "../dataset/build-dataset.ts";
import type { LabelledText } from "../dataset/labelled-file.ts";
import type { TrainingEncoders } from "../model/train-model.ts";
import { createRandom, shuffleIndices } from "../random.ts";
import { rememberEncoders } from "../retraining/remember-encoders.ts";
import { createPeople } from "./create-people.ts";
import { liveThrough } from "./live-through.ts";
import { passNight, trainFirst } from "./pass-night.ts";
import { planStream, type Stream } from "./plan-stream.ts";
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

/** 2026-01-05T08:00:00Z, a Monday: simulated time has nothing to do with today. */
const firstMorning = Date.UTC(2026, 0, 5, 8);

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
  let serving = await trainFirst(school, collect(curated, []));
  const start = { examples: curated.length, accuracy: serving.accuracy };
  plan.onStart?.(start);
  const said: FeedbackOnQuestion[] = [];
  const nights: SimulatedNight[] = [];
  for (const [place, day] of stream.days.entries()) {
    const today = await liveThrough(day, serving.judge, decoys);
    said.push(...today.said);
    const passed = await passNight(school, serving, collect(curated, said), truth);
    serving = passed.serving;
    const night = { night: place + 1, ...today.figures, ...passed.figures };
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
