import type { BotContext } from "../ports/bot-context.ts";
import { findForgotten } from "./find-forgotten.ts";
import { toMemory } from "./to-memory.ts";

/** Lets the search know of a question exactly what people have confirmed and refused by now. */
export async function refreshMemory(
  { store, communities }: Pick<BotContext, "store" | "communities">,
  community: string,
  questionId: string,
): Promise<void> {
  const judge = communities.get(community)?.judge;
  const judged = await store.questions.find(community, questionId);
  if (!judge || !judged) return;
  const [feedback, solution, forgotten, writtenAt] = await Promise.all([
    store.feedback.findByQuestion(community, questionId),
    store.solutions.find(community, questionId),
    findForgotten(store, community),
    store.faq.findWrittenAt(community),
  ]);
  const memory = toMemory(judged, { feedback, solution, forgotten, writtenAt });
  if (memory) await judge.remember(memory);
  else judge.forget(questionId);
}
