import type { APIMessage } from "discord.js";
import type { IncomingMessage } from "../../core/question/message.ts";
import type { DiscordContext } from "./context.ts";
import { decodeMessage, findQuestionId } from "./decode.ts";
import type { Actor } from "./decode-call.ts";

/** The message that a menu was opened on or a reaction given to; one of Usher's own tells which question it is about. */
export interface Target {
  readonly message: IncomingMessage;
  readonly questionId?: string;
}

export async function findTarget(context: DiscordContext, actor: Actor, message: APIMessage): Promise<Target> {
  const { community, facts } = actor;
  const membership = message.author.bot ? undefined : await context.people.find(message.author.id, facts.guildId);
  const roles = membership ? { roleIds: membership.roleIds } : {};
  const decoded = decodeMessage(message, { botId: context.botId(), community, facts, ...roles });
  const questionId = message.author.id === context.botId() ? findQuestionId(message) : undefined;
  return { message: decoded, ...(questionId === undefined ? {} : { questionId }) };
}
