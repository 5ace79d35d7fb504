import type { APIMessage } from "discord.js";
import type { Delivery } from "../../core/ports/bot.ts";
import { directChannel } from "../../core/question/message.ts";
import type { DiscordContext } from "./context.ts";
import { deliver, type Errand, findDestination } from "./deliver.ts";
import { isFault } from "./discord-fault.ts";
import { encodeReply } from "./encode.ts";
import type { ChannelFacts } from "./places.ts";

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
  const { bot, poster, options } = context;
  const { reply, messageId } = delivery;
  const community = options.communities.find(({ id }) => id === delivery.community);
  const channelId = delivery.thread ?? delivery.channel;
  const question = community && (await poster.findMessage(channelId, messageId));
  if (!community || !question) {
    if (reply.outboxId !== undefined) await bot.confirmFailed(reply.outboxId, "question-deleted");
    return;
  }
  const facts = await toFacts(context, delivery, channelId);
  const errand: Errand = { community, facts, messageId, asker: question.author.id, text: question.content, reply };
  const sent = await findSent(context, errand);
  if (sent === undefined) await deliver(context, errand);
  else if (reply.outboxId !== undefined) await bot.confirmSent(reply.outboxId, sent);
}

async function toFacts({ places }: DiscordContext, delivery: Delivery, channelId: string): Promise<ChannelFacts> {
  return delivery.channel === directChannel ? { id: channelId, kind: "direct" } : places.find(channelId);
}

/** The id under which the reply is there already: a message of Usher's that says the same, after the question. */
async function findSent(context: DiscordContext, errand: Errand): Promise<string | undefined> {
  try {
    const { channelId } = await findDestination(context, errand);
    const [wanted] = encodeReply(errand.reply, errand.community, context.ids);
    const after = await context.poster.readAfter(channelId, errand.messageId, 100);
    const isSame = (message: APIMessage) =>
      message.author.id === context.botId() &&
      message.content === wanted?.content &&
      message.embeds[0]?.description === wanted.embeds[0]?.description &&
      message.embeds[0]?.title === wanted.embeds[0]?.title;
    return after.find(isSame)?.id;
  } catch (error) {
    if (isFault(error, "missingAccess", "missingPermissions", "cannotMessageUser", "unknownMessage")) return undefined;
    throw error;
  }
}
