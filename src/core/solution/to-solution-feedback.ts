import type { FeedbackOnQuestion } from "../feedback/to-examples.ts";
import type { SolvedQuestion } from "./solution.ts";

/** What an accepted answer says of its question: it is for the role that answered it, and for the FAQ made of the answer. */
export function toSolutionFeedback({ judged, solution }: SolvedQuestion): readonly FeedbackOnQuestion[] {
  const { acceptance, role, faqId } = solution;
  if (!acceptance) return [];
  const { community, id: questionId } = judged.question;
  const word = { community, questionId, ...acceptance, vote: "helpful" as const };
  return [
    ...(role === undefined ? [] : [{ judged, feedback: { ...word, correction: { role } } }]),
    ...(faqId === undefined ? [] : [{ judged, feedback: { ...word, correction: { faqId } } }]),
  ];
}
