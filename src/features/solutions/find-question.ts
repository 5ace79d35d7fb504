import type { CommandCall } from "../../core/command.ts";
import { findAsked, findThread } from "../../core/find-asked.ts";
import { findTargetQuestion } from "../../core/find-target-question.ts";
import type { Store } from "../../core/ports/store.ts";
import type { JudgedQuestion } from "../../core/question.ts";

/**
 * The question that a call is about: the one named by its id or link; else the one that the target is, or was accepted for; else
 * the one asked in the thread.
 */
export async function findQuestion(
  store: Pick<Store, "questions" | "solutions">,
  call: CommandCall,
): Promise<JudgedQuestion | undefined> {
  const { questions } = store;
  const { community, options, target } = call;
  const named = options.question?.trim().replace(/^<(.*)>$/, "$1");
  if (named) return (await questions.find(community, named)) ?? questions.findByLink(community, named);
  return target ? findTargetQuestion(store, target) : findAsked(await findThread(questions, call));
}
