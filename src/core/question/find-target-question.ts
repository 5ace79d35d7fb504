import type { Store } from "../ports/store.ts";
import { findAsked, findThread } from "./find-asked.ts";
import type { IncomingMessage } from "./message.ts";
import type { JudgedQuestion } from "./question.ts";

/** The question that a message is, or was taken as the answer of; else the one asked before it in its thread. */
export async function findTargetQuestion(
  { questions, solutions }: Pick<Store, "questions" | "solutions">,
  target: IncomingMessage,
): Promise<JudgedQuestion | undefined> {
  const itself = await questions.findByMessage(target);
  if (itself && itself.verdicts[0].verdict.rule !== "not-a-question") return itself;
  const answered = await solutions.findByMessage(target);
  if (answered) return questions.find(target.community, answered.questionId);
  return findAsked(await findThread(questions, target), target);
}
