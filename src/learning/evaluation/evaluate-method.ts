import { outOfScopeLabel } from "../classifier/training-example.ts";
import type { LabelledText } from "../dataset/labelled-file.ts";
import {
  type ConfusionCell,
  type LabelScore,
  toAccuracy,
  toConfusion,
  toLabelScores,
  toMacroScores,
} from "../metrics/confusion.ts";
import { type OutOfScopeScore, toOutOfScopeScore, toOutOfScopeThreshold } from "../metrics/out-of-scope-score.ts";
import { toCalibrationError, toCoverage } from "../metrics/sureness.ts";
import { toAuroc } from "../metrics/to-auroc.ts";
import { toPercentile } from "../metrics/to-percentile.ts";
import { type Baseline, createKeywordBaseline, createMajorityBaseline } from "./baselines.ts";
import type { Method, TrainedMethod } from "./method.ts";

export interface EvaluationFiles {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
  /** Chooses the out-of-scope threshold instead of cross-validation, where it has texts of both sorts. */
  readonly validation?: readonly LabelledText[];
}

/** What a rule of thumb reaches on the same texts. */
export interface BaselineScore {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Of out-of-scope by the rule's own strength; `null` where the test has none. */
  readonly auroc: number | null;
}

/** Accuracy, precision, recall, F1, calibration: over the test's texts in scope, by the most probable label, before any is turned away. */
export interface Evaluation {
  readonly trainTexts: number;
  readonly testTexts: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly macroPrecision: number;
  readonly macroRecall: number;
  readonly perLabel: Readonly<Record<string, LabelScore>>;
  /** Wrong labels alone, most frequent first. */
  readonly confusions: readonly ConfusionCell[];
  readonly outOfScope: OutOfScopeScore;
  readonly ece: number;
  /** Share of all test texts, the surest first, that can be labelled with 95 % right; texts out of scope count as wrong. */
  readonly coverageAt95: number;
  /** Encoding included. */
  readonly trainSeconds: number;
  /** One message after the other, encoding included. */
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  readonly peakRssMb: number;
  readonly backend: string;
  readonly baselines: { readonly majority: BaselineScore; readonly keyword: BaselineScore };
}

interface Judged {
  readonly truth: string;
  readonly predicted: string;
  readonly confidence: number;
  readonly outOfScope: number;
  readonly milliseconds: number;
}

/** Trains a method on one file and measures it on another. */
export async function evaluateMethod(
  method: Method,
  { train, test, validation }: EvaluationFiles,
  surroundings: { readonly backend: string; readonly clock?: () => number },
): Promise<Evaluation> {
  const { backend, clock = () => performance.now() } = surroundings;
  const started = clock();
  const trained = await method(train);
  const trainSeconds = (clock() - started) / 1000;
  const threshold = await chooseThreshold(trained, validation ?? [], clock);
  for (const { text } of test.slice(0, 20)) await trained.classify(text);
  const judged = await judgeAll(trained, test, clock);
  const inScope = judged.filter(isInScope);
  const perLabel = toLabelScores(inScope);
  const macro = toMacroScores(perLabel);
  trained.dispose?.();
  const times = judged.map(({ milliseconds }) => milliseconds);
  const baseline = (rule: Baseline): BaselineScore => scoreBaseline(rule, test);
  return {
    trainTexts: train.length,
    testTexts: test.length,
    accuracy: toAccuracy(inScope),
    macroF1: macro.f1,
    macroPrecision: macro.precision,
    macroRecall: macro.recall,
    perLabel,
    confusions: toConfusion(inScope.filter(({ truth, predicted }) => truth !== predicted)),
    outOfScope: toOutOfScopeScore(judged.map(toScopeOutcome), threshold),
    ece: toCalibrationError(
      inScope.map(({ confidence, truth, predicted }) => ({ confidence, isRight: truth === predicted })),
    ),
    coverageAt95: toCoverage(
      judged.map(({ confidence, outOfScope, truth, predicted }) => ({
        confidence: confidence * (1 - outOfScope),
        isRight: truth === predicted,
      })),
      0.95,
    ),
    trainSeconds,
    latencyMs: { p50: toPercentile(times, 0.5), p99: toPercentile(times, 0.99) },
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    backend,
    baselines: { majority: baseline(createMajorityBaseline(train)), keyword: baseline(createKeywordBaseline(train)) },
  };
}

async function chooseThreshold(
  trained: TrainedMethod,
  validation: readonly LabelledText[],
  clock: () => number,
): Promise<number> {
  const outside = validation.filter(({ label }) => label === outOfScopeLabel).length;
  if (outside === 0 || outside === validation.length) return trained.scopeThreshold;
  return toOutOfScopeThreshold((await judgeAll(trained, validation, clock)).map(toScopeOutcome));
}

async function judgeAll(
  trained: TrainedMethod,
  texts: readonly LabelledText[],
  clock: () => number,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const { text, label } of texts) {
    const start = clock();
    const { predictions, outOfScope } = await trained.classify(text);
    const milliseconds = clock() - start;
    const [top] = predictions;
    judged.push({
      truth: label,
      predicted: top?.label ?? "",
      confidence: top?.confidence ?? 0,
      outOfScope,
      milliseconds,
    });
  }
  return judged;
}

function isInScope({ truth }: { readonly truth: string }): boolean {
  return truth !== outOfScopeLabel;
}

function toScopeOutcome(judged: Judged): {
  readonly outOfScope: number;
  readonly isOutside: boolean;
  readonly isRight: boolean;
} {
  return { outOfScope: judged.outOfScope, isOutside: !isInScope(judged), isRight: judged.truth === judged.predicted };
}

function scoreBaseline(rule: Baseline, test: readonly LabelledText[]): BaselineScore {
  const judged = test.map(({ text, label }) => ({ truth: label, ...rule(text) }));
  const outcomes = judged.filter(isInScope).map(({ truth, label }) => ({ truth, predicted: label }));
  const weakness = (isInside: boolean): number[] =>
    judged.filter((one) => isInScope(one) === isInside).map(({ strength }) => -strength);
  return {
    accuracy: toAccuracy(outcomes),
    macroF1: toMacroScores(toLabelScores(outcomes)).f1,
    auroc: toAuroc(weakness(false), weakness(true)) ?? null,
  };
}
