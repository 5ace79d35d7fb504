import type { APIInteraction } from "discord.js";
import type { Reply } from "../../core/reply/reply.ts";
import type { DiscordContext } from "./context.ts";
import type { Actor } from "./decode-call.ts";
import { isFault } from "./discord-fault.ts";
import { addressTo, encodeReply } from "./encode.ts";
import { markPost } from "./forum-tags.ts";
import type { Responder } from "./responder.ts";
import { toDiscordTexts } from "./texts.ts";

/** How an interaction was acknowledged. */
export interface Acknowledgement {
  /** False when Discord had forgotten the interaction before the acknowledgement. */
  readonly isHeld: boolean;
  /** The waiting mark is for the person alone. */
  readonly isPrivate: boolean;
  /** There is a waiting mark of its own; otherwise the component's message stands for it. */
  readonly isWaiting: boolean;
}

/** An interaction that waits for its reply. */
export interface Waiting {
  readonly interaction: APIInteraction;
  readonly actor: Actor;
  readonly acknowledgement: Acknowledgement;
}

/**
 * Brings a reply to the person: in place of the waiting mark when both are for the same eyes, else in the channel. When Discord
 * forgot the interaction, what is public goes to the channel and names the person, what is private goes to them directly.
 */
export async function respond(
  context: DiscordContext,
  responder: Responder,
  waiting: Waiting,
  reply: Reply | undefined,
): Promise<void> {
  const { interaction, actor, acknowledgement } = waiting;
  await context.urgent.settled();
  if (!reply || encodeReply(reply, actor.community, context.ids).length === 0) return withdraw(responder, waiting);
  if (acknowledgement.isHeld) {
    try {
      const messageId = await respondHere(context, responder, waiting, reply);
      return await conclude(context, actor, reply, messageId);
    } catch (error) {
      if (isFault(error, "missingAccess", "missingPermissions")) return tellBlocked(context, responder, waiting, reply);
      if (!isFault(error, "invalidWebhookToken", "unknownWebhook", "unknownMessage")) throw error;
      context.options.log.warn({ interaction: interaction.id }, "interaction expired before its reply");
    }
  }
  await conclude(context, actor, reply, await respondElsewhere(context, waiting, reply));
}

async function respondHere(
  context: DiscordContext,
  responder: Responder,
  waiting: Waiting,
  reply: Reply,
): Promise<string> {
  const { interaction, actor, acknowledgement } = waiting;
  const messages = encodeReply(reply, actor.community, context.ids);
  const isPrivate = reply.visibility === "private";
  const belongsHere = isPrivate === acknowledgement.isPrivate && !reply.mention;
  if (belongsHere) return (await responder.replace(interaction, messages, isPrivate)).id;
  if (isPrivate) {
    if (acknowledgement.isWaiting) await responder.withdraw(interaction);
    await responder.add(interaction, messages);
    return interaction.id;
  }
  const messageId = await post(context, waiting, reply, messages);
  await withdraw(responder, waiting);
  return messageId;
}

/** The reply was meant for a channel in which Usher may not write. */
async function tellBlocked(
  { blocked, bot, ids }: DiscordContext,
  responder: Responder,
  { interaction, actor }: Waiting,
  reply: Reply,
): Promise<void> {
  const { community, facts, person } = actor;
  await blocked.report({ community, channelId: facts.id });
  if (reply.outboxId !== undefined) await bot.confirmFailed(reply.outboxId, "no-permission");
  const { notAllowedHere } = toDiscordTexts(person.language ?? reply.language);
  const notice: Reply = {
    ...reply,
    kind: "notice",
    text: notAllowedHere(`<#${facts.id}>`),
    buttons: [],
    visibility: "private",
  };
  await responder.replace(interaction, encodeReply(notice, undefined, ids), true);
}

async function respondElsewhere(context: DiscordContext, waiting: Waiting, reply: Reply): Promise<string> {
  const { actor } = waiting;
  const messages = encodeReply(reply, actor.community, context.ids);
  if (reply.visibility === "public") {
    const [first, ...others] = messages;
    return post(context, waiting, reply, first ? [addressTo(first, actor.person.id), ...others] : []);
  }
  const direct = await context.poster.openDirect(actor.person.id);
  return post(context, waiting, reply, messages, direct);
}

async function post(
  { lanes, poster }: DiscordContext,
  { interaction, actor }: Waiting,
  reply: Reply,
  messages: ReturnType<typeof encodeReply>,
  channelId = actor.facts.id,
): Promise<string> {
  return lanes.run(`send ${channelId}`, async () => {
    let first = "";
    for (const [index, message] of messages.entries()) {
      const posted = await poster.post(channelId, message, `${reply.outboxId ?? interaction.id} ${index}`);
      first ||= posted.id;
    }
    return first;
  });
}

async function withdraw(responder: Responder, { interaction, acknowledgement }: Waiting): Promise<void> {
  if (acknowledgement.isHeld && acknowledgement.isWaiting) await responder.withdraw(interaction);
}

async function conclude(context: DiscordContext, actor: Actor, reply: Reply, messageId: string): Promise<void> {
  if (reply.outboxId !== undefined) await context.bot.confirmSent(reply.outboxId, messageId);
  await markPost(context.client, context.poster, actor.facts, reply);
}
