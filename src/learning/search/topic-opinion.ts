import type { Prediction } from "../../core/question/prediction.ts";
import { applyLogistic, type Logistic, type LogisticCase } from "../classifier/logistic.ts";
import type { KnowledgeRow } from "./knowledge-row.ts";
import type { JudgedEntry } from "./rank-entries.ts";
import type { EntryScore } from "./score-entries.ts";

/** What the topic classifier, which learnt apart from the search, says of a text. */
export interface TopicOpinion {
  /** Whether it was taught an entry, and the wording by which that was found. */
  knows(entry: string, wording: Pick<KnowledgeRow, "verifiedBy"> | undefined): boolean;
  /** The likeliest ones. */
  readonly predictions: readonly Prediction[];
}

/** A topic that is not among the likeliest has about this probability. */
const unlikely = 0.001;
/** From this cosine on, or share of the words, a text is a wording of the entry said again, of which no second opinion is needed. */
const nearCopy = 0.9;

/**
 * How sure one may be of a match by both opinions: the log-odds that the search gives it and the log of the probability that the entry
 * is the text's topic, each the more so the greater it is. `undefined` where the classifier has no say: of what it was not
 * taught, and of near copies of a wording.
 */
export function toJointFeatures(
  confidence: number,
  score: EntryScore,
  opinion: TopicOpinion,
): LogisticCase["features"] | undefined {
  const { kind, id } = score.entry;
  const isCopy = Math.max(score.cosine, score.lexical) >= nearCopy;
  if (kind !== "faq" || isCopy || !opinion.knows(id, score.wording)) return undefined;
  const topic = opinion.predictions.find(({ label }) => label === id)?.confidence ?? 0;
  return [toLogOdds(confidence), Math.log(Math.max(unlikely, topic))];
}

/** Judges anew, by both opinions, what the search has judged; what the first loses or wins, the others share as before. */
export function heedTopics(
  judged: readonly JudgedEntry[],
  logistic: Logistic,
  opinion: TopicOpinion,
): readonly JudgedEntry[] {
  const [first, ...others] = judged;
  const features = first && toJointFeatures(first.confidence, first.score, opinion);
  if (!features) return judged;
  const confidence = applyLogistic(logistic, features);
  const scale = (1 - confidence) / Math.max(1e-6, 1 - first.confidence);
  return [
    { ...first, confidence },
    ...others.map((entry) => ({ ...entry, confidence: Math.min(confidence, entry.confidence * scale) })),
  ];
}

function toLogOdds(probability: number): number {
  const kept = Math.min(1 - 1e-4, Math.max(1e-4, probability));
  return Math.log(kept / (1 - kept));
}
