import type { Question } from "../question/question.ts";
import type { Solution } from "../solution/solution.ts";
import type { Reply } from "./reply.ts";
import { toTexts } from "./texts.ts";

/** That a question was asked before and where, without its words. */
export function renderAskedBefore({ link, channel }: Question, language: string): string {
  return toTexts(language).askedBefore(link, channel);
}

/** What the asker of `question` is told when `solved`, which asks the same, has its answer. */
export function renderSolvedElsewhere(question: Question, solved: Question, solution: Solution | undefined): Reply {
  const { id, language } = question;
  const texts = toTexts(language);
  return {
    questionId: id,
    kind: "notice",
    language,
    text: texts.solvedElsewhere(solution?.link ?? solved.link, solved.channel),
    buttons: solution
      ? [{ label: texts.showAgain, action: { kind: "show", solvedId: solved.id }, style: "primary" }]
      : [],
    visibility: "public",
  };
}
