import type {
  APIMessage,
  GatewayMessageReactionAddDispatchData,
  GatewayMessageReactionRemoveDispatchData,
} from "discord.js";
import type { Command } from "../../core/command/command.ts";
import type { Vote } from "../../core/feedback/vote.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DiscordContext } from "./context.ts";
import { type Actor, toCall } from "./decode-call.ts";
import { encodeReply } from "./encode.ts";
import { findReactor } from "./find-actor.ts";
import { markPost } from "./forum-tags.ts";
import { findTarget } from "./target.ts";

const votes: Readonly<Record<string, Vote>> = { "✅": "helpful", "❌": "unhelpful" };

/**
 * A reaction on one of Usher's answers is a vote, one on a person's message may be a command that declares it. Whether it counts
 * is the core's to say. Only what is meant for all is said, since nothing can be shown to the person alone.
 */
export async function handleReaction(
  context: DiscordContext,
  data: GatewayMessageReactionAddDispatchData,
): Promise<void> {
  const { bot, poster } = context;
  const emoji = data.emoji.name ?? "";
  const vote = votes[emoji];
  const command = bot.commands.find(({ reaction }) => reaction === emoji);
  if ((vote === undefined && !command) || data.user_id === context.botId() || data.member?.user.bot) return;
  const actor = await findReactor(context, data);
  const message = actor && (await poster.findMessage(data.channel_id, data.message_id));
  if (!message) return;
  const target = await findTarget(context, actor, message);
  const { community, person, at } = actor;
  if (target.questionId !== undefined && vote !== undefined) {
    const { questionId } = target;
    const action = { kind: "vote", vote } as const;
    const reply = await bot.handleFeedback({
      platform: "discord",
      community: community.id,
      questionId,
      person,
      action,
      at,
    });
    return say(context, actor, data, reply);
  }
  if (command) await callOn(context, { command, actor, message, data });
}

/** A reaction taken back from a person's message may be a command, too. */
export async function handleReactionTakenBack(
  context: DiscordContext,
  data: GatewayMessageReactionRemoveDispatchData,
): Promise<void> {
  const { bot, poster } = context;
  const command = bot.commands.find(({ reactionTakenBack }) => reactionTakenBack === data.emoji.name);
  if (!command || data.user_id === context.botId()) return;
  const actor = await findReactor(context, data);
  const message = actor && (await poster.findMessage(data.channel_id, data.message_id));
  if (message) await callOn(context, { command, actor, message, data, isTakenBack: true });
}

type ReactionData = GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData;

interface ReactionCall {
  readonly command: Command;
  readonly actor: Actor;
  readonly message: APIMessage;
  readonly data: ReactionData;
  readonly isTakenBack?: boolean;
}

async function callOn(context: DiscordContext, called: ReactionCall): Promise<void> {
  const { command, actor, message, data, isTakenBack } = called;
  if (message.author.bot) return;
  const target = await findTarget(context, actor, message);
  const call = toCall(command, { name: command.name, options: {} }, actor, target.message);
  const reply = await context.bot.handleCommand({ ...call, ...(isTakenBack && { isTakenBack }) });
  await say(context, actor, data, reply);
}

async function say(
  { lanes, poster, bot, client, ids }: DiscordContext,
  { community, facts }: Actor,
  data: ReactionData,
  reply: Reply | undefined,
): Promise<void> {
  if (!reply) return;
  if (reply.visibility === "public") {
    const key = reply.outboxId ?? `${data.message_id} ${data.user_id} ${data.emoji.name}`;
    await lanes.run(`send ${facts.id}`, async () => {
      for (const [index, message] of encodeReply(reply, community, ids).entries()) {
        const posted = await poster.post(facts.id, message, `${key} ${index}`);
        if (index === 0 && reply.outboxId !== undefined) await bot.confirmSent(reply.outboxId, posted.id);
      }
    });
  }
  await markPost(client, poster, facts, reply);
}
