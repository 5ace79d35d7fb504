import { refreshMemory } from "../feedback/refresh-memory.ts";
import type { MessageKey } from "../ports/bot.ts";
import type { BotContext } from "../ports/bot-context.ts";
import type { Place } from "./message.ts";

/** Leaves alone, from now on, what was asked in a message, or a place, that is gone; the search forgets it, too. */
export async function handleDeletion(context: BotContext, gone: MessageKey | Place): Promise<void> {
  const { store, log, now } = context;
  for (const questionId of await store.questions.recordDeletion(gone, now())) {
    await refreshMemory(context, gone.community, questionId);
    log.info({ questionId }, "question deleted");
  }
}
