import type { MessageKey } from "../ports/bot.ts";
import type { BotContext } from "../ports/bot-context.ts";
import type { Place } from "./message.ts";

/** Leaves alone, from now on, what was asked in a message, or a place, that is gone; the search forgets it, too. */
export async function handleDeletion(context: BotContext, gone: MessageKey | Place): Promise<void> {
  const { store, communities, log, now } = context;
  const judge = communities.get(gone.community)?.judge;
  for (const questionId of await store.questions.recordDeletion(gone, now())) {
    judge?.forget(questionId);
    log.info({ questionId }, "question deleted");
  }
}
