import type { QuestionStore } from "../ports/store.ts";
import type { IncomingMessage, Place } from "./message.ts";
import type { JudgedQuestion } from "./question.ts";

/** What was judged in a thread, the message it hangs from included, oldest first; nothing where the place has no thread. */
export async function findThread(
  questions: Pick<QuestionStore, "findByMessage" | "findByThread">,
  place: Place,
): Promise<readonly JudgedQuestion[]> {
  if (place.thread === undefined) return [];
  const opener = await questions.findByMessage({ ...place, messageId: place.thread });
  const within = await questions.findByThread(place);
  const others = within.filter(({ question }) => question.id !== opener?.question.id);
  return [...(opener ? [opener] : []), ...others];
}

/** The question that a message in a thread is about: the last one somebody else asked before it, else the last of all. */
export function findAsked(
  thread: readonly JudgedQuestion[],
  message?: Pick<IncomingMessage, "author" | "sentAt">,
): JudgedQuestion | undefined {
  const asked = thread.filter(({ verdicts }) => verdicts[0].verdict.rule !== "not-a-question");
  const before = asked.filter(
    ({ question }) => !message || (question.asker !== message.author.id && question.askedAt <= message.sentAt),
  );
  return before.at(-1) ?? asked.at(-1);
}
