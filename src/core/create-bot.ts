import type { Command } from "./command.ts";
import { handleCommand } from "./handle-command.ts";
import { handleFeedback } from "./handle-feedback.ts";
import { handleMessage } from "./handle-message.ts";
import type { Bot } from "./ports/bot.ts";
import type { BotContext } from "./ports/bot-context.ts";
import type { Reply } from "./reply.ts";
import { toTexts } from "./texts.ts";

/** The bot: what happened goes in, what to say comes out. A fault inside is logged and answered with its id, never thrown. */
export function createBot(context: BotContext, commands: readonly Command[]): Bot {
  const { store } = context;
  return {
    commands,
    handleMessage: (message) => guard(context, () => handleMessage(context, message)),
    handleFeedback: (click) => guard(context, () => handleFeedback(context, click)),
    handleCommand: (call) => guard(context, () => handleCommand(context, commands, call)),
    async explain(community, key) {
      const judged =
        "questionId" in key
          ? await store.questions.find(community, key.questionId)
          : await store.questions.findByMessage({ community, ...key });
      if (!judged) return undefined;
      return {
        ...judged,
        feedback: await store.feedback.findByQuestion(community, judged.question.id),
      };
    },
    confirmSent: (outboxId, messageId) => store.outbox.close(outboxId, messageId, context.now()),
    findUnsent: (platform) => store.outbox.findOpen(platform),
  };
}

async function guard<Result>(context: BotContext, work: () => Promise<Result>): Promise<Result | Reply> {
  try {
    return await work();
  } catch (error) {
    const id = context.newId();
    context.log.error({ errorId: id, err: error }, "handling failed");
    return {
      kind: "error",
      language: "en",
      text: toTexts("en").failed(id),
      buttons: [],
      visibility: "private",
    };
  }
}
