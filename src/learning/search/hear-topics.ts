import { fitLogistic, type Logistic } from "../classifier/logistic.ts";
import type { AskedText, TopicWitness } from "./fit-settings.ts";
import { type GroupedCase, judgeByOthers } from "./judge-by-others.ts";
import type { EntryScore } from "./score-entries.ts";
import { type TopicOpinion, toJointFeatures } from "./topic-opinion.ts";

/** A question tried in calibration, with what was found first. */
export interface TriedMatch extends GroupedCase {
  readonly asked: AskedText;
  readonly found?: EntryScore;
  /** The entry that was taken away before. */
  readonly without?: string;
}

export interface JudgedMatch extends TriedMatch {
  readonly confidence: number;
}

/** With fewer matches of each kind, right and wrong ones, the search speaks alone. */
const fewest = 30;
const prior = { slope: 0.8, cases: 20 };

/** Learns what the topic classifier's opinion adds to the search's, and judges the matches by both. */
export async function hearTopics(
  matches: readonly JudgedMatch[],
  witness: TopicWitness | undefined,
): Promise<{ readonly topics?: Logistic; readonly outcomes: readonly JudgedMatch[] }> {
  const opinions = (await witness?.ask(matches.map(({ asked }) => asked))) ?? [];
  const joint = matches.map((match, at) => toJointCase(match, opinions[at]));
  const heard = joint.filter((one) => one !== undefined);
  const right = heard.filter(({ isTrue }) => isTrue).length;
  if (Math.min(right, heard.length - right) < fewest) return { outcomes: matches };
  const confidences = judgeByOthers(heard, heard, prior);
  let next = 0;
  return {
    topics: fitLogistic(heard, prior),
    outcomes: matches.map((match, at) => (joint[at] ? { ...match, confidence: confidences[next++] ?? 0 } : match)),
  };
}

function toJointCase(match: JudgedMatch, opinion: TopicOpinion | undefined): GroupedCase | undefined {
  const { found, confidence, without, group, isTrue, weight } = match;
  const features = found && opinion && toJointFeatures(confidence, found, leaveOut(opinion, without));
  return features && { features, group, isTrue, weight };
}

/** What would be said had the topic never been taught: the others share its probability. */
function leaveOut(opinion: TopicOpinion, topic: string | undefined): TopicOpinion {
  const share = opinion.predictions.find(({ label }) => label === topic)?.confidence ?? 0;
  const left = Math.max(1e-6, 1 - share);
  const predictions = opinion.predictions
    .filter(({ label }) => label !== topic)
    .map(({ label, confidence }) => ({ label, confidence: Math.min(1, confidence / left) }));
  return { ...opinion, predictions };
}
