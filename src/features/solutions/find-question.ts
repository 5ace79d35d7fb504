import type { CommandCall } from "../../core/command.ts";
import { findAsked, findThread } from "../../core/find-asked.ts";
import type { Store } from "../../core/ports/store.ts";
import type { JudgedQuestion } from "../../core/question.ts";

/**
 * The question that a call is about: the one named by its id or link; else the one that the target is, or was accepted for; else
 * the one asked in the thread.
 */
export async function findQuestion(
  { questions, solutions }: Pick<Store, "questions" | "solutions">,
  call: CommandCall,
): Promise<JudgedQuestion | undefined> {
  const { community, options, target } = call;
  const named = options.question?.trim().replace(/^<(.*)>$/, "$1");
  if (named) return (await questions.find(community, named)) ?? questions.findByLink(community, named);
  if (!target) return findAsked(await findThread(questions, call));
  const itself = await questions.findByMessage(target);
  if (itself && itself.verdicts[0].verdict.rule !== "not-a-question") return itself;
  const answered = await solutions.findByMessage(target);
  if (answered) return questions.find(community, answered.questionId);
  return findAsked(await findThread(questions, target), target);
}
