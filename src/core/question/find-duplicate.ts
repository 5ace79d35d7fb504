import type { BotContext, ServedCommunity } from "../ports/bot-context.ts";
import { isOpenlyAsked } from "./is-openly-asked.ts";
import type { Question } from "./question.ts";

/** Days within which a question still open counts as asked already. */
const days = 30;
/** So many of them at most are compared with, which keeps the answer quick. */
const compared = 100;

/** A question that is open in another thread and asks the same as one that everybody can read; `undefined` when there is none. */
export async function findDuplicate(
  { store, now }: Pick<BotContext, "store" | "now">,
  { community, judge }: ServedCommunity,
  asked: Pick<Question, "text" | "channel" | "thread" | "isPrivate">,
): Promise<Question | undefined> {
  if (!judge.findDuplicate || !isOpenlyAsked(asked)) return undefined;
  const open = await store.duplicates.findOpen(community.id, now() - days * 86_400_000, compared);
  const elsewhere = open.filter((question) => !isInThread(question, asked));
  if (elsewhere.length === 0) return undefined;
  const id = await judge.findDuplicate(asked.text, elsewhere);
  return elsewhere.find((question) => question.id === id);
}

function isInThread({ thread, messageId }: Question, asked: Pick<Question, "thread">): boolean {
  return asked.thread !== undefined && [thread, messageId].includes(asked.thread);
}
