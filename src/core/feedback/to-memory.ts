import type { Answer, RememberedQuestion } from "../ports/judge.ts";
import { isOpenlyAsked } from "../question/is-openly-asked.ts";
import { type JudgedQuestion, toJudgedVerdict } from "../question/question.ts";
import type { Solution } from "../solution/solution.ts";
import type { Feedback } from "./feedback.ts";
import type { Forgotten } from "./find-forgotten.ts";
import { toRefusals } from "./to-refusals.ts";

/** All that was ever said of a question, and what it still counts. */
export interface Said {
  readonly feedback: readonly Feedback[];
  readonly solution: Solution | undefined;
  readonly forgotten: Pick<Forgotten, "has">;
  /** When each entry was last written, by id. */
  readonly writtenAt: ReadonlyMap<string, number>;
}

/**
 * What the search should know of a question: the answer accepted for it, or the FAQ made of that; else what the last moderator
 * who said so named as its answer; and what was refused for it. `undefined`: nothing.
 */
export function toMemory(judged: JudgedQuestion, said: Said): RememberedQuestion | undefined {
  const { id: questionId, text } = judged.question;
  if (text === "") return undefined;
  const feedback = said.feedback.filter(({ person, at }) => !said.forgotten.has(person, at));
  const answer = toAccepted(judged, said) ?? toConfirmed(judged, feedback);
  const refused = toRefusals(judged, feedback).filter(({ kind, id, at }) => {
    if (answer?.kind === kind && answer.id === id) return false;
    // Whoever wrote the entry anew may have done it for this very question.
    return kind !== "faq" || (said.writtenAt.get(id) ?? 0) <= at;
  });
  return answer || refused.length > 0 ? { questionId, text, ...(answer && { answer }), refused } : undefined;
}

function toAccepted({ question }: JudgedQuestion, { solution, forgotten }: Said): Answer | undefined {
  if (solution?.state !== "accepted" || solution.text === "") return undefined;
  const { acceptance, faqId } = solution;
  if (acceptance && forgotten.has(acceptance.person, acceptance.at)) return undefined;
  const at = acceptance?.at ?? solution.answeredAt;
  if (faqId !== undefined) return { kind: "faq", id: faqId, at };
  // What was asked of Usher alone, or among a chosen few, is shown to nobody else, unless a FAQ was made of it.
  return isOpenlyAsked(question) ? { kind: "solved", id: question.id, at } : undefined;
}

function toConfirmed(judged: JudgedQuestion, feedback: readonly Feedback[]): Answer | undefined {
  const byModerators = feedback.filter(({ standpoint }) => standpoint === "moderator");
  const last = byModerators.toSorted((a, b) => b.at - a.at)[0];
  const named = last && toNamed(last, toJudgedVerdict(judged.verdicts));
  return named && { ...named, at: last.at };
}

/** The answer that a piece of feedback calls right. */
function toNamed(
  { vote, correction }: Feedback,
  { verdict }: JudgedQuestion["verdicts"][0],
): Omit<Answer, "at"> | undefined {
  if (correction) {
    if ("faqId" in correction) return { kind: "faq", id: correction.faqId };
    return "solvedId" in correction ? { kind: "solved", id: correction.solvedId } : undefined;
  }
  if (vote !== "helpful" || verdict.kind !== "answer") return undefined;
  return { kind: verdict.match.kind, id: verdict.match.id };
}
