import type { Command } from "../core/command.ts";
import { type AskPort, createAskCommand } from "../features/ask/create-ask-command.ts";
import { createQueueCommand, type QueuePort } from "../features/queue/create-queue-command.ts";

/** Every command that people can call in chat, in the order they are listed; platforms, help and README take them from here. */
export function listChatCommands(ports: AskPort & QueuePort): readonly Command[] {
  return [createAskCommand(ports), createQueueCommand(ports)];
}

/** The commands as declarations only, where there is no bot to run them. */
export function describeChatCommands(): readonly Command[] {
  return listChatCommands({
    communities: new Map(),
    questions: { findWaiting: async () => [] },
    handleMessage: async () => undefined,
    newId: () => "",
  });
}
