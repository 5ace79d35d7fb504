import { fitLogistic } from "../classifier/logistic.ts";
import { collectCases, type Glosses, type PosedQuestion, type SearchCase } from "./collect-cases.ts";
import { createKnowledge, type Knowledge, type SearchEncoders } from "./create-knowledge.ts";
import { defaultMatchCalibration } from "./default-match-calibration.ts";
import type { FitSettings } from "./fit-settings.ts";
import { fitWeights } from "./fit-weights.ts";
import { hearTopics, type JudgedMatch, type TriedMatch } from "./hear-topics.ts";
import { judgeByOthers } from "./judge-by-others.ts";
import type { CurvePoint, MatchCalibration, ModeCalibration, SearchMode } from "./match-calibration.ts";
import { embedQuestions, poseQuestions } from "./pose-questions.ts";
import { rankEntries, toMatchFeatures } from "./rank-entries.ts";
import { readGlosses } from "./read-glosses.ts";

/**
 * Learns the weights of the scores and the probability that the best match is right. A mode with too few questions to learn from
 * keeps the default; a FAQ without variants and without `positives` therefore gets the default as a whole.
 */
export async function fitMatchCalibration(settings: FitSettings): Promise<MatchCalibration> {
  const { encoders } = settings;
  const knowledge = createKnowledge(encoders);
  knowledge.setFaq(settings.faq);
  if (settings.searchesPositives !== false) addPositives(knowledge, settings.positives ?? []);
  const questions = poseQuestions(settings);
  // Encoders compute beside this thread: they are given all there is to read before the first mode is fitted.
  const glosses = readGlosses(knowledge, questions, settings);
  const reading = Promise.all([glosses, knowledge.prepare("multilingual")]);
  reading.catch(() => {});
  const learn = (mode: SearchMode) => fitMode({ knowledge, questions, glosses, encoders, seed: settings.seed }, mode);
  const english = encoders.english ? await learn("english") : undefined;
  const multilingual = encoders.multilingual ? await learn("multilingual") : undefined;
  const lexical = await learn("lexical");
  const defaults = defaultMatchCalibration.modes;
  const dense = [english, multilingual].filter((mode) => mode !== undefined);
  const searched = (dense.length > 0 ? dense : [lexical]).flatMap((mode) => mode?.outcomes ?? []);
  const { topics, outcomes } = await hearTopics(searched, await settings.topics);
  return {
    modes: {
      english: english?.calibration ?? defaults.english,
      multilingual: multilingual?.calibration ?? defaults.multilingual,
      lexical: lexical?.calibration ?? defaults.lexical,
    },
    ...(topics && { topics }),
    curve: outcomes.length > 0 ? toCurve(outcomes) : defaultMatchCalibration.curve,
  };
}

interface FittedMode {
  readonly calibration: ModeCalibration;
  readonly outcomes: readonly JudgedMatch[];
}

const fewestQuestions = 60;

/** What every mode is fitted to. */
interface Fitting {
  readonly knowledge: Knowledge;
  readonly questions: readonly PosedQuestion[];
  readonly glosses: Promise<Glosses>;
  readonly encoders: SearchEncoders;
  readonly seed: number;
}

async function fitMode(fitting: Fitting, mode: SearchMode): Promise<FittedMode | undefined> {
  const { knowledge, encoders, seed } = fitting;
  const space = mode === "lexical" ? undefined : await knowledge.prepare(mode);
  const posed = await embedQuestions(fitting.questions, mode, encoders);
  const glosses = mode === "english" ? undefined : toGlosses(await fitting.glosses, mode);
  const cases = collectCases({
    knowledge,
    mode,
    posed,
    seed,
    ...(space ? { space } : {}),
    ...(glosses ? { glosses } : {}),
  });
  const asked = cases.filter((one) => one.right);
  if (asked.filter((one) => one.origin !== "shortened").length < fewestQuestions) return undefined;
  const ranking = asked.flatMap((one) => {
    const right = one.scores.find((score) => score.entry === one.right);
    const others = one.scores.filter((score) => score.entry !== one.right);
    return right ? [{ right, others, weight: 1 }] : [];
  });
  const weights = fitWeights(ranking, defaultMatchCalibration.modes[mode].weights);
  const trials = toTrials(cases, weights);
  const logistic = fitLogistic(trials, prior);
  const missed = trials.filter((trial) => trial.isMissed).length;
  const found = trials.filter((trial) => trial.isRunnerUp).length;
  return {
    calibration: { weights, logistic, runnersUp: (found + 1) / (missed + 2) },
    outcomes: judgeAcross(trials),
  };
}

const prior = { slope: 0.4, cases: 30 };

function addPositives(knowledge: Knowledge, positives: NonNullable<FitSettings["positives"]>): void {
  for (const [number, { text, faqId }] of positives.entries()) {
    knowledge.addVerified({ questionId: `positive-${number}`, text, answer: { kind: "faq", id: faqId } });
  }
}

/** Where words alone are compared the glosses' words are, too. */
function toGlosses({ toGloss, dense }: Glosses, mode: SearchMode): Glosses {
  return dense && mode !== "lexical" ? { toGloss, dense } : { toGloss };
}

interface Trial extends TriedMatch {
  /** The right entry is there but not first. */
  readonly isMissed: boolean;
  /** It is among the next four. */
  readonly isRunnerUp: boolean;
  /** Part of the curve: real questions, as soon as there are enough of them. */
  readonly isCounted: boolean;
}

/**
 * Shares of what a community is asked, where no real questions tell: has an entry, lost its entry, something else. A question whose
 * entry was taken away is the hardest of its kind, for its entry's neighbours are still there; most questions without an entry
 * are further off. Those that people refused entries for are near ones, too: who finds what fits says nothing, so they are not more
 * of all questions for being heard of.
 */
const assumedShares = { answered: 0.3, unanswered: 0.2, foreign: 0.5 };

/** Each question as asked, and each that has an entry once more without it, when nothing may be answered. */
function toTrials(cases: readonly SearchCase[], weights: ModeCalibration["weights"]): Trial[] {
  const made = cases.filter((one) => one.right && one.origin !== "real");
  const answered = cases.filter((one) => one.right && one.origin === "real");
  const foreign = cases.filter((one) => !one.right && one.origin === "real");
  const refused = cases.filter((one) => one.origin === "refused");
  // Real questions count one each, in the proportion they came in; made ones fade as real ones come.
  const hasReal = answered.length >= fewestQuestions;
  const toTrial = (one: SearchCase, index: number, without: boolean, weight: number): Trial => {
    const scores = without ? one.scores.filter((score) => score.entry !== one.right) : one.scores;
    const ranked = rankEntries(scores, weights, 5);
    const place = without ? -1 : ranked.findIndex((entry) => entry.score.entry === one.right);
    return {
      features: toMatchFeatures(ranked),
      isTrue: one.right !== undefined && place === 0,
      weight,
      group: one.right?.slot ?? index,
      asked: { text: one.text, language: one.language, hasEntry: one.right !== undefined },
      ...(ranked[0] && { found: ranked[0].score }),
      ...(without && one.right && { without: one.right.id }),
      isMissed: one.right !== undefined && !without && place !== 0,
      isRunnerUp: place > 0,
      isCounted: !hasReal || one.origin === "real" || one.origin === "refused",
    };
  };
  const near = [
    ...toNearHalf(made.filter((one) => one.origin === "variant")),
    ...made.filter((one) => one.origin === "shortened"),
  ];
  const madeTotal = hasReal ? 100 : made.length + answered.length;
  const share = (part: number, count: number): number => (count > 0 ? (madeTotal * part) / count : 0);
  const { answered: yes, unanswered: no, foreign: other } = assumedShares;
  const unanswered = share(no, made.length + (hasReal ? 0 : toTrust(refused)));
  return [
    ...near.map((one, index) => toTrial(one, index, false, share(yes, near.length))),
    ...made.map((one, index) => toTrial(one, index, true, unanswered)),
    ...answered.map((one, index) => toTrial(one, index, false, hasReal ? 1 : share(yes, answered.length))),
    ...foreign.map((one, index) =>
      toTrial(one, index, false, one.trust * (hasReal ? 1 : share(other, toTrust(foreign)))),
    ),
    ...refused.map((one, index) => toTrial(one, index, false, one.trust * (hasReal ? 1 : unanswered))),
  ];
}

function toTrust(cases: readonly SearchCase[]): number {
  return cases.reduce((sum, { trust }) => sum + trust, 0);
}

/**
 * The half of the variants that lie closer to what is left of their entries. Authors choose variants to be unlike each other; what
 * people ask is more often like one of them, so the far half would only teach to stay silent.
 */
function toNearHalf(cases: readonly SearchCase[]): SearchCase[] {
  const toCloseness = (one: SearchCase): number => {
    const own = one.scores.find((score) => score.entry === one.right);
    return own ? Math.max(own.cosine, own.lexical) : 0;
  };
  const sorted = cases.map(toCloseness).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return cases.filter((one) => toCloseness(one) >= middle);
}

/** Confidences by logistics that did not see the entry of the question, so that the curve flatters nobody. */
function judgeAcross(trials: readonly Trial[]): JudgedMatch[] {
  const counted = trials.filter(({ isCounted }) => isCounted);
  const confidences = judgeByOthers(counted, trials, prior);
  return counted.map((trial, at) => ({ ...trial, confidence: confidences[at] ?? 0 }));
}

const curvePoints = 100;
/**
 * How many questions the logistic's own expectation counts for. Among the surest few dozen a single wrong label would decide alone;
 * the logistic has seen all questions, and with hundreds of answers what was observed prevails.
 */
const expectedQuestions = 100;

function toCurve(outcomes: readonly JudgedMatch[]): CurvePoint[] {
  const sorted = outcomes.toSorted((a, b) => b.confidence - a.confidence);
  const total = sorted.reduce((sum, outcome) => sum + outcome.weight, 0);
  const unit = total / Math.max(1, sorted.length);
  const points: CurvePoint[] = [];
  let answered = 0;
  let right = 0;
  let expected = 0;
  for (const { weight, isTrue, confidence } of sorted) {
    answered += weight;
    expected += weight * confidence;
    if (isTrue) right += weight;
    if ((answered / total) * curvePoints < points.length + 1) continue;
    const trust = expectedQuestions * unit;
    const precision = (right + (trust * expected) / answered) / (answered + trust);
    points.push({ confidence, precision, coverage: answered / total });
  }
  return points.reverse();
}
