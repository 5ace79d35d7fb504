import type { APIMessage } from "discord.js";
import type { Delivery, Posts } from "../../core/ports/bot.ts";
import { directChannel } from "../../core/question/message.ts";
import type { DiscordContext } from "./context.ts";
import { deliver, type Errand, findDestination } from "./deliver.ts";
import { isFault } from "./discord-fault.ts";
import { type EncodedMessage, encodeReply } from "./encode.ts";
import type { ChannelFacts } from "./places.ts";
import { isSnowflake } from "./snowflake.ts";

/** Sends the replies that a crash or a long outage left open; one that did reach Discord is only confirmed. */
export async function sendUnsent(context: DiscordContext): Promise<void> {
  const { bot, lanes, options } = context;
  for (const delivery of await bot.findUnsent("discord")) {
    const channelId = delivery.thread ?? delivery.channel;
    await lanes
      .run(`send ${channelId}`, () => sendAgain(context, delivery))
      .catch((error: unknown) => {
        if (context.signal.aborted) return;
        options.log.error({ channel: channelId, err: error }, "reply still not sent, trying again later");
        context.sendLater();
      });
  }
}

async function sendAgain(context: DiscordContext, delivery: Delivery): Promise<void> {
  const { bot, options } = context;
  const { reply, messageId } = delivery;
  const community = options.communities.find(({ id }) => id === delivery.community);
  if (!community) {
    // It may be served again: what it has asked is not gone.
    options.log.warn({ community: delivery.community }, "an unsent reply has no discord server to go to");
    return;
  }
  const channelId = delivery.thread ?? delivery.channel;
  const question = await findQuestion(context, delivery);
  if (!question) {
    if (reply.outboxId !== undefined) await bot.confirmFailed(reply.outboxId, "question-deleted");
    if (isSnowflake(messageId)) {
      await bot.handleDeletion({ platform: "discord", community: community.id, messageId });
    }
    return;
  }
  const facts = await toFacts(context, delivery, channelId);
  const errand: Errand = { community, facts, messageId, ...question, reply };
  // What takes an earlier reply's place may be changed twice without harm.
  const isInPlace = await bot.findReplaced({ platform: "discord", community: community.id, messageId }, reply);
  const posts = isInPlace || !isSnowflake(messageId) ? undefined : await findSent(context, errand);
  if (!posts) await deliver(context, errand);
  else if (reply.outboxId !== undefined) await bot.confirmSent(reply.outboxId, posts);
}

/** Who asked what: Discord's own word, or the record's where it was asked by a command, which leaves no message. */
async function findQuestion(
  { bot, poster }: DiscordContext,
  { community, channel, thread, messageId }: Delivery,
): Promise<Pick<Errand, "asker" | "text"> | undefined> {
  if (isSnowflake(messageId)) {
    const found = await poster.findMessage(thread ?? channel, messageId);
    return found && { asker: found.author.id, text: found.content };
  }
  const asked = await bot.explain(community, { platform: "discord", messageId });
  return asked && { asker: asked.question.asker, text: asked.question.text };
}

async function toFacts({ places }: DiscordContext, delivery: Delivery, channelId: string): Promise<ChannelFacts> {
  return delivery.channel === directChannel ? { id: channelId, kind: "direct" } : places.find(channelId);
}

/** What stands there of the reply already: messages of Usher's that say the same, after the question. */
async function findSent(context: DiscordContext, errand: Errand): Promise<Posts | undefined> {
  try {
    const { channelId } = await findDestination(context, errand);
    const wanted = encodeReply(errand.reply, errand.community, context.ids);
    const after = await context.poster.readAfter(channelId, errand.messageId, 100);
    const own = after.filter(({ author }) => author.id === context.botId());
    const from = own.findIndex((message) => isSame(message, wanted[0]));
    const [first, ...others] = own.slice(Math.max(from, 0)).filter((message, at) => isSame(message, wanted[at]));
    if (from === -1 || !first) return undefined;
    return { channel: channelId, messageIds: [first.id, ...others.map(({ id }) => id)] };
  } catch (error) {
    if (isFault(error, "missingAccess", "missingPermissions", "cannotMessageUser", "unknownMessage")) return undefined;
    throw error;
  }
}

function isSame({ content, embeds: [embed] }: APIMessage, wanted: EncodedMessage | undefined): boolean {
  const [wantedEmbed] = wanted?.embeds ?? [];
  return (
    content === wanted?.content &&
    embed?.description === wantedEmbed?.description &&
    embed?.title === wantedEmbed?.title
  );
}
