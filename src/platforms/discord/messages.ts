import type { Community } from "../../core/community/community.ts";
import { toChannelMode } from "../../core/community/community.ts";
import type { IncomingMessage } from "../../core/question/message.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DiscordContext } from "./context.ts";
import { decodeMessage, isFromPerson, type RawMessage } from "./decode.ts";
import { deliver } from "./deliver.ts";
import { type ChannelFacts, toPlace } from "./places.ts";
import { createRecent } from "./recent.ts";
import { takeBack } from "./take-back.ts";

/** A message with the channel and server it came in. */
export type PlacedMessage = RawMessage & {
  readonly channel_id: string;
  readonly guild_id?: string;
  readonly edited_timestamp: string | null;
};

/** A change of a message; of one that is old Discord may tell no more than what has changed. */
export type MessageUpdate = Partial<PlacedMessage> & Pick<PlacedMessage, "id" | "channel_id">;

/** What people write, from the gateway or read afterwards: each message is judged once, in the order of its channel. */
export interface Messages {
  handle(message: PlacedMessage): Promise<void>;
  handleEdit(update: MessageUpdate): Promise<void>;
  handleDeletion(message: DeletedMessage): Promise<void>;
  /** A thread is gone, a forum's post or a whole channel, with all that was said in it; Discord tells of no message then. */
  handleChannelDeletion(channel: DeletedChannel): Promise<void>;
}

/** All that Discord tells of a message that is gone. */
export interface DeletedMessage {
  readonly id: string;
  readonly channel_id: string;
  readonly guild_id?: string;
}

/** As much as must be known of a channel or thread that is gone. */
export interface DeletedChannel {
  readonly id: string;
  readonly guild_id?: string;
  /** The channel of a thread. */
  readonly parent_id?: string | null;
}

interface Heard {
  readonly community: Community;
  readonly facts: ChannelFacts;
  readonly message: IncomingMessage;
}

export function createMessages(context: DiscordContext): Messages {
  const { bot, lanes, options, urgent } = context;
  const seen = createRecent<true>(20_000);
  const gone = createRecent<true>(5000);
  const isContentMissing = createContentCheck(context);
  const answer = async ({ community, facts, message }: Heard, reply: Reply) => {
    if (gone.get(message.messageId)) return bot.confirmFailed(reply.outboxId ?? "", "question-deleted");
    const { messageId, author, text } = message;
    return deliver(context, { community, facts, messageId, asker: author.id, text, reply });
  };
  return {
    async handle(raw) {
      if (!isFromPerson(raw) || !seen.add(raw.id, true)) return;
      await lanes.run(`judge ${raw.channel_id}`, async () => {
        if (gone.get(raw.id)) return;
        const heard = await hear(context, raw);
        if (!heard || isContentMissing(raw, heard.message)) return;
        await urgent.settled();
        const reply = await bot.handleMessage(heard.message);
        options.log.debug({ messageId: raw.id, reply: reply?.kind }, "message handled");
        if (reply && isNew(reply)) inLane(context, raw.channel_id, () => answer(heard, reply));
      });
    },
    async handleEdit(update) {
      // An embed that unfolds is an update, too.
      if (!update.edited_timestamp) return;
      await lanes.run(`judge ${update.channel_id}`, async () => {
        const raw = await complete(context, update);
        if (!raw || !isFromPerson(raw) || gone.get(raw.id)) return;
        const heard = await hear(context, raw);
        const reply = heard && (await bot.handleEdit(heard.message));
        if (reply) inLane(context, raw.channel_id, () => answer(heard, reply));
      });
    },
    async handleDeletion({ id: messageId, channel_id: channelId, guild_id: guildId }) {
      gone.set(messageId, true);
      for (const community of findCommunities(context, guildId)) {
        const message = { platform: "discord", community: community.id, messageId } as const;
        // Not before a judgement that is under way, which would record what is gone.
        const isQuestion = await lanes.run(`judge ${channelId}`, async () => {
          const asked = await bot.explain(community.id, message);
          if (asked) await bot.handleDeletion(message);
          return asked !== undefined;
        });
        if (isQuestion) await lanes.run(`send ${channelId}`, () => takeBack(context, community, messageId));
      }
    },
    async handleChannelDeletion({ id, guild_id: guildId, parent_id: parentId }) {
      const community = context.findCommunity(guildId);
      if (!community) return;
      const place = parentId ? { channel: parentId, thread: id } : { channel: id };
      await lanes.run(`judge ${id}`, () =>
        bot.handleDeletion({ platform: "discord", community: community.id, ...place }),
      );
    },
  };
}

/** The reply to a message that was judged before, as after a restart, is promised already and comes without an outbox entry. */
function isNew(reply: Reply): boolean {
  return reply.outboxId !== undefined || reply.kind === "error";
}

/** The communities that a message may have been judged for: all, where it was said to Usher alone. */
function findCommunities(
  { options, findCommunity }: DiscordContext,
  guildId: string | undefined,
): readonly Community[] {
  const community = findCommunity(guildId);
  if (guildId !== undefined) return community ? [community] : [];
  return options.communities.filter(({ platforms }) => platforms.discord);
}

/** Sends in the order of the channel without holding up the judging of what follows. */
function inLane(context: DiscordContext, channelId: string, work: () => Promise<unknown>): void {
  const unhurried = () => context.urgent.settled().then(work);
  context.lanes.run(`send ${channelId}`, unhurried).catch((error: unknown) => {
    if (context.signal.aborted) return;
    context.options.log.error({ channel: channelId, err: error }, "reply not sent, trying again later");
    context.sendLater();
  });
}

/** The whole message after a change, asked for where Discord told a part of it only; `undefined` when it is gone. */
async function complete({ poster }: DiscordContext, update: MessageUpdate): Promise<PlacedMessage | undefined> {
  const { author, content, timestamp, type, edited_timestamp } = update;
  if (author && content !== undefined && timestamp !== undefined && type !== undefined && edited_timestamp) {
    return { ...update, author, content, timestamp, type, edited_timestamp };
  }
  const found = await poster.findMessage(update.channel_id, update.id);
  const { guild_id } = update;
  return found && { ...found, ...(guild_id !== undefined && { guild_id }) };
}

/** The message in our words; `undefined` when no community of ours is concerned. */
async function hear(context: DiscordContext, raw: PlacedMessage): Promise<Heard | undefined> {
  const { places, people, findCommunity } = context;
  if (raw.guild_id !== undefined && !findCommunity(raw.guild_id)) return undefined;
  const isMemberKnown = raw.guild_id !== undefined && raw.member !== undefined;
  const membership = isMemberKnown ? undefined : await people.find(raw.author.id, raw.guild_id);
  const community = membership?.community ?? findCommunity(raw.guild_id);
  if (!community) return undefined;
  const facts = await places.find(raw.channel_id);
  if (toChannelMode(community, "discord", toPlace(community, facts).channel) === "off") return undefined;
  const roles = membership ? { roleIds: membership.roleIds } : {};
  return { community, facts, message: decodeMessage(raw, { botId: context.botId(), community, facts, ...roles }) };
}

/** Recognises text that Discord withholds because the intent is missing, and says so once. */
function createContentCheck({ options }: DiscordContext): (raw: PlacedMessage, message: IncomingMessage) => boolean {
  let isTold = false;
  return (raw, message) => {
    if (message.text !== "") return false;
    if (
      !isTold &&
      raw.content === "" &&
      !("attachments" in raw && (raw.attachments as readonly unknown[]).length > 0)
    ) {
      isTold = true;
      options.log.info(
        { channel: raw.channel_id },
        "a message came without text; is MESSAGE CONTENT granted to the bot?",
      );
    }
    return true;
  };
}
