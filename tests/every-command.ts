import { createModelAdmin } from "../src/commands/serving/create-model-admin.ts";
import { listChatCommands } from "../src/commands/serving/list-chat-commands.ts";
import type { Bot } from "../src/core/ports/bot.ts";
import type { BotContext } from "../src/core/ports/bot-context.ts";

/** Every command that people can call in chat, for a bot that serves no model. */
export function everyCommand(context: BotContext): Bot["commands"] {
  return listChatCommands({
    ...context,
    handleMessage: async () => undefined,
    reload: async () => {},
    models: createModelAdmin({ modelsFolder: "", store: context.store, now: () => 0 }),
  });
}
