import { UsherError } from "../../core/errors.ts";
import type { Faq } from "../../core/faq/faq.ts";
import type { Match } from "../../core/question/match.ts";
import { detectLanguage } from "../encoders/detect-language.ts";
import { createRandom, shuffleIndices } from "../random.ts";
import type { Glossary } from "./create-glosser.ts";
import type { SearchEncoders } from "./create-knowledge.ts";
import { createKnowledgeIndex } from "./create-knowledge-index.ts";
import { fitMatchCalibration } from "./fit-match-calibration.ts";
import { chooseAnswerThreshold, type MatchCalibration } from "./match-calibration.ts";
import { measureBm25 } from "./measure-bm25.ts";
import { measureRanking, type RankingMeasures } from "./measure-ranking.ts";
import { readFaqFile } from "./read-faq-file.ts";
import { type LabelledQuestion, readQuestionsFile } from "./read-questions-file.ts";
import { rememberTexts } from "./remember-texts.ts";

export interface FaqEvaluationSettings {
  /** YAML, or one JSON object a line: {"id", "question", "variants"?, "answer"}. */
  readonly faqFile: string;
  /** One JSON object a line: {"text", "faqId"}, null where no entry fits. */
  readonly questionsFile: string;
  readonly encoders: SearchEncoders;
  readonly glossary?: Glossary;
  /** Share of automatic answers that must be right, 0 to 1. */
  readonly precision: number;
  readonly seed: number;
}

/** How well the FAQ search finds the right entries, and how well it knows when it has. */
export interface FaqEvaluation extends RankingMeasures {
  /** Share of the automatic answers that are right; 1 where none was given. */
  readonly autoPrecision: number;
  /** Share of the questions with an entry that are answered automatically. */
  readonly autoCoverage: number;
  /** Share of the questions without an entry that are answered all the same; 0 where there are none. */
  readonly falseAnswers: number;
  readonly baselines: { readonly bm25: RankingMeasures };
}

/**
 * Measures the search on labelled questions. The right entries' ranks come from the search as it is before any question is known;
 * confidence and threshold of a question come from a calibration on the other questions (five folds), as a community's own
 * feedback gives it. Throws `input-invalid` for unreadable files and for questions whose entry is not in the FAQ.
 */
export async function evaluateFaq(given: FaqEvaluationSettings): Promise<FaqEvaluation> {
  const faq = readFaqFile(given.faqFile);
  const questions = readQuestionsFile(given.questionsFile);
  checkEntries(given, faq, questions);
  const settings = { ...given, encoders: rememberAll(given.encoders) };
  const calibration = await calibrate(settings, faq, []);
  const ranked = await searchAll(settings, faq, calibration, questions);
  const judged = await judgeInFolds(settings, faq, questions);
  const withEntry = judged.filter(({ question }) => question.faqId !== null);
  const without = judged.filter(({ question }) => question.faqId === null);
  const answered = judged.filter((one) => one.answer !== undefined);
  const right = answered.filter(({ answer, question }) => answer === question.faqId);
  return {
    ...measureRanking(ranked.map((matches, at) => ({ ids: toIds(matches), right: questions[at]?.faqId ?? null }))),
    autoPrecision: answered.length > 0 ? right.length / answered.length : 1,
    autoCoverage: toShare(withEntry.filter((one) => one.answer !== undefined).length, withEntry.length),
    falseAnswers: toShare(without.filter((one) => one.answer !== undefined).length, without.length),
    baselines: { bm25: measureBm25(faq, questions) },
  };
}

/** Every fold encodes the same texts. */
function rememberAll({ english, multilingual }: SearchEncoders): SearchEncoders {
  return { english: english && rememberTexts(english), multilingual: multilingual && rememberTexts(multilingual) };
}

const foldCount = 5;

interface JudgedQuestion {
  readonly question: LabelledQuestion;
  /** The entry that would be answered with. */
  readonly answer: string | undefined;
}

async function judgeInFolds(
  settings: FaqEvaluationSettings,
  faq: readonly Faq[],
  questions: readonly LabelledQuestion[],
): Promise<JudgedQuestion[]> {
  const order = [...shuffleIndices(questions.length, createRandom(settings.seed))];
  const judged: JudgedQuestion[] = [];
  for (let fold = 0; fold < foldCount; fold++) {
    const pick = (isMine: boolean): LabelledQuestion[] =>
      order.filter((_, at) => (at % foldCount === fold) === isMine).flatMap((index) => questions[index] ?? []);
    const mine = pick(true);
    if (mine.length === 0) continue;
    const calibration = await calibrate(settings, faq, pick(false));
    const threshold = chooseAnswerThreshold(calibration, settings.precision);
    const found = await searchAll(settings, faq, calibration, mine);
    for (const [at, question] of mine.entries()) {
      const best = found[at]?.[0];
      judged.push({ question, answer: best && best.confidence >= threshold ? best.id : undefined });
    }
  }
  return judged;
}

function calibrate(
  settings: FaqEvaluationSettings,
  faq: readonly Faq[],
  known: readonly LabelledQuestion[],
): Promise<MatchCalibration> {
  return fitMatchCalibration({
    faq,
    encoders: settings.encoders,
    negatives: known.flatMap(({ text, faqId }) => (faqId === null ? [text] : [])),
    positives: known.flatMap(({ text, faqId }) => (faqId === null ? [] : [{ text, faqId }])),
    negativeTrust: 1,
    searchesPositives: false,
    seed: settings.seed,
    ...(settings.glossary ? { glossary: settings.glossary } : {}),
  });
}

async function searchAll(
  { encoders, glossary }: FaqEvaluationSettings,
  faq: readonly Faq[],
  calibration: MatchCalibration,
  questions: readonly LabelledQuestion[],
): Promise<(readonly Match[])[]> {
  const index = await createKnowledgeIndex({ faq, encoders, calibration, ...(glossary ? { glossary } : {}) });
  const found: (readonly Match[])[] = [];
  for (const { text } of questions) found.push(await index.search(text, { language: detectLanguage(text) }));
  return found;
}

function checkEntries(
  settings: FaqEvaluationSettings,
  faq: readonly Faq[],
  questions: readonly LabelledQuestion[],
): void {
  const ids = new Set(faq.map((one) => one.id));
  if (ids.size < faq.length) {
    const twice = faq.find((one, at) => faq.findIndex((other) => other.id === one.id) < at);
    throw new UsherError("input-invalid", `${settings.faqFile}: the id ${twice?.id} is there twice; rename one`);
  }
  const unknown = questions.find(({ faqId }) => faqId !== null && !ids.has(faqId));
  if (!unknown) return;
  throw new UsherError(
    "input-invalid",
    `${settings.questionsFile}: the entry ${unknown.faqId} is not in ${settings.faqFile}; correct the id or write null`,
  );
}

function toIds(matches: readonly Match[]): string[] {
  return matches.map((match) => match.id);
}

function toShare(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
