import type { CommandCall } from "../command/command.ts";
import type { Store } from "../ports/store.ts";
import { findAsked, findThread } from "./find-asked.ts";
import { findTargetQuestion } from "./find-target-question.ts";
import type { JudgedQuestion } from "./question.ts";

/**
 * The question that a call is about: the one named by its id or link; else the one that the target is, or was accepted for; else
 * the one asked in the thread.
 */
export async function findCalledQuestion(
  store: Pick<Store, "questions" | "solutions">,
  call: CommandCall,
): Promise<JudgedQuestion | undefined> {
  const { questions } = store;
  const { community, options, target } = call;
  const named = options.question?.trim().replace(/^<(.*)>$/, "$1");
  if (named) return (await questions.find(community, named)) ?? questions.findByLink(community, named);
  return target ? findTargetQuestion(store, target) : findAsked(await findThread(questions, call));
}
