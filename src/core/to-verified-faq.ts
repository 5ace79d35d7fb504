import type { Feedback } from "./feedback.ts";
import type { JudgedQuestion } from "./question.ts";

/** The FAQ that a piece of feedback says is the right answer to the question; `undefined` when it names none. */
export function toVerifiedFaq(feedback: Feedback, { verdicts }: JudgedQuestion): string | undefined {
  if (feedback.correction && "faqId" in feedback.correction) return feedback.correction.faqId;
  const { verdict } = verdicts[0];
  return feedback.vote === "helpful" && feedback.correction === undefined && verdict.kind === "answer"
    ? verdict.match.id
    : undefined;
}
