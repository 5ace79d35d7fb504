import type { Feedback } from "./feedback.ts";
import { isOpenlyAsked } from "./is-openly-asked.ts";
import type { VerifiedQuestion } from "./ports/judge.ts";
import type { JudgedQuestion } from "./question.ts";
import type { Solution } from "./solution.ts";

/**
 * What the search should know of a question: the answer accepted for it, or the FAQ made of that; else what the last moderator
 * who said so named as its answer. `undefined`: nothing is verified.
 */
export function toMemory(
  { question, verdicts }: JudgedQuestion,
  feedback: readonly Feedback[],
  solution: Solution | undefined,
): VerifiedQuestion | undefined {
  const { id: questionId, text } = question;
  if (text === "") return undefined;
  // What was asked of Usher alone, or among a chosen few, is shown to nobody else, unless a FAQ was made of it.
  const isShared = isOpenlyAsked(question) || solution?.faqId !== undefined;
  if (solution?.state === "accepted" && solution.text !== "" && isShared) {
    return { questionId, text, ...(solution.faqId === undefined ? {} : { faqId: solution.faqId }) };
  }
  const last = feedback.filter(({ standpoint }) => standpoint === "moderator").toSorted((a, b) => b.at - a.at)[0];
  const named = last && toNamed(last, verdicts);
  return named && { questionId, text, ...named };
}

/** The answer that a piece of feedback calls right. */
function toNamed(
  { vote, correction }: Feedback,
  [{ verdict }]: JudgedQuestion["verdicts"],
): Pick<VerifiedQuestion, "faqId" | "solvedId"> | undefined {
  if (correction) {
    if ("faqId" in correction) return { faqId: correction.faqId };
    return "solvedId" in correction ? { solvedId: correction.solvedId } : undefined;
  }
  if (vote !== "helpful" || verdict.kind !== "answer") return undefined;
  return verdict.match.kind === "faq" ? { faqId: verdict.match.id } : { solvedId: verdict.match.id };
}
