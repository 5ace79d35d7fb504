import type { Standing } from "../community/standing.ts";
import { isOpenlyAsked } from "./is-openly-asked.ts";
import type { JudgedQuestion } from "./question.ts";

/** Whether a helper may read a question that waits: what was asked in private is for the role it was led to, and for moderators. */
export function mayReadQuestion(
  { question, verdicts }: JudgedQuestion,
  { roles, isModerator }: Pick<Standing, "roles" | "isModerator">,
): boolean {
  const verdict = verdicts.at(-1)?.verdict;
  return isModerator || isOpenlyAsked(question) || (verdict?.kind === "route" && roles.includes(verdict.role));
}
