import type { Community } from "../../core/community/community.ts";
import type { Posts } from "../../core/ports/bot.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DiscordContext } from "./context.ts";
import { isFault, isRefusal, isTransient } from "./discord-fault.ts";
import { editPosts } from "./edit-posts.ts";
import { type EncodedMessage, encodeReply } from "./encode.ts";
import { markPost } from "./forum-tags.ts";
import type { ChannelFacts } from "./places.ts";
import { isSnowflake } from "./snowflake.ts";
import { toDiscordTexts } from "./texts.ts";
import { toThreadName } from "./thread-name.ts";

/** A reply to a message, and all that decides where it goes. */
export interface Errand {
  readonly community: Community;
  /** The channel of the message. */
  readonly facts: ChannelFacts;
  readonly messageId: string;
  readonly asker: string;
  /** The message's text, for the thread's name. */
  readonly text: string;
  readonly reply: Reply;
}

/** Where a reply is written; `replyTo` where it must show what it answers. */
export interface Destination {
  readonly channelId: string;
  readonly replyTo?: string;
}

/**
 * Brings a reply to a message to its place once and confirms it: where an earlier reply stood that it replaces, else in a thread
 * named after the question, in the post or thread it was asked in, or to the asker alone. What can never be sent is confirmed,
 * too; a passing fault leaves the promise open for the next start.
 */
export async function deliver(context: DiscordContext, errand: Errand): Promise<void> {
  const { bot, blocked, options } = context;
  const { reply, community, facts, asker, messageId } = errand;
  try {
    if (blocked.has(facts.id)) return await giveUp(context, errand, "no-permission");
    const [first, ...others] = encodeReply(reply, community, context.ids);
    if (!first) return await giveUp(context, errand, "nothing-to-say");
    const posts = (await replace(context, errand)) ?? (await send(context, errand, [first, ...others]));
    blocked.clear(facts.id);
    if (reply.outboxId !== undefined) await bot.confirmSent(reply.outboxId, posts);
    await markPost(context.client, context.poster, facts, reply).catch((error: unknown) => {
      options.log.warn({ channel: facts.id, err: error }, "could not tag the forum post");
    });
  } catch (error) {
    if (isFault(error, "missingAccess", "missingPermissions")) {
      await blocked.report({ community, channelId: facts.id, asker });
      return giveUp(context, errand, "no-permission");
    }
    if (isFault(error, "unknownMessage", "unknownChannel")) {
      await giveUp(context, errand, "question-deleted");
      return bot.handleDeletion({ platform: "discord", community: community.id, messageId });
    }
    if (isFault(error, "cannotMessageUser")) return giveUp(context, errand, "no-direct-messages");
    if (isTransient(error) || !isRefusal(error)) throw error;
    options.log.error({ channel: facts.id, code: error.code, err: error }, "discord refused a reply");
    return giveUp(context, errand, "refused");
  }
}

/** Where the reply to a message belongs; opens the thread or the conversation if need be. */
export async function findDestination(context: DiscordContext, errand: Errand): Promise<Destination> {
  const { poster } = context;
  const { facts, reply, messageId, asker, text } = errand;
  if (reply.visibility === "private" && facts.kind !== "direct") return { channelId: await poster.openDirect(asker) };
  if (facts.kind === "direct" || !isSnowflake(messageId)) return { channelId: facts.id };
  if (facts.kind === "post" && messageId === facts.id) return { channelId: facts.id };
  if (facts.kind !== "text") return { channelId: facts.id, replyTo: messageId };
  try {
    const name = toThreadName(text, toDiscordTexts(reply.language).question);
    return { channelId: await poster.openThread(facts.id, messageId, name) };
  } catch (error) {
    if (!isFault(error, "missingPermissions", "missingAccess", "wrongChannelType", "tooManyThreads")) throw error;
    return { channelId: facts.id, replyTo: messageId };
  }
}

/**
 * Changes what the reply takes the place of; `undefined` where there is nothing, where somebody has taken it away, or where Discord lets
 * nothing be changed any more, for the thread was quiet for a day: a new message wakes it.
 */
async function replace(context: DiscordContext, errand: Errand): Promise<Posts | undefined> {
  const { community, reply, messageId } = errand;
  const message = { platform: "discord", community: community.id, messageId } as const;
  const replaced = await context.bot.findReplaced(message, reply);
  if (!replaced) return undefined;
  const messages = encodeReply(reply, community, context.ids);
  return editPosts(context.poster, replaced, messages, toKey(errand)).catch((error: unknown) => {
    if (!isFault(error, "unknownMessage", "unknownChannel", "archivedThread")) throw error;
    return undefined;
  });
}

async function send(
  context: DiscordContext,
  errand: Errand,
  [first, ...others]: readonly [EncodedMessage, ...EncodedMessage[]],
): Promise<Posts> {
  const { poster } = context;
  const { channelId, replyTo } = await findDestination(context, errand);
  const key = toKey(errand);
  const sent: [string, ...string[]] = [(await poster.post(channelId, first, `${key} 0`, replyTo)).id];
  for (const [index, message] of others.entries()) {
    sent.push((await poster.post(channelId, message, `${key} ${index + 1}`)).id);
  }
  return { channel: channelId, messageIds: sent };
}

/** What tells the messages of a reply from all others, so that none is posted twice. */
function toKey({ reply, messageId }: Errand): string {
  return reply.outboxId ?? messageId;
}

async function giveUp({ bot, options }: DiscordContext, { reply, facts }: Errand, reason: string): Promise<undefined> {
  options.log.info({ channel: facts.id, questionId: reply.questionId, reason }, "reply dropped");
  if (reply.outboxId !== undefined) await bot.confirmFailed(reply.outboxId, reason);
  return undefined;
}
