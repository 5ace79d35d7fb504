import { type Channel, ChannelType } from "discord.js";
import { type Community, toChannelMode } from "../../core/community.ts";
import type { DiscordContext } from "./context.ts";
import type { Messages, PlacedMessage } from "./messages.ts";
import { isThreadType } from "./poster.ts";
import { isNewer, newest, toSnowflake } from "./snowflake.ts";

/** How far each channel was read: its id → its newest message. */
export type ReadMarks = ReadonlyMap<string, string>;

/** Knows how far each channel was read, and reads what was missed while Usher was away or its session was lost. */
export interface CatchUp {
  /** A message came in a channel. */
  note(channelId: string, messageId: string): void;
  /** Takes up what the bot remembers of earlier runs. */
  recall(): Promise<void>;
  /** The marks as they are now. To be taken before a new session's first message, which lies behind the gap. */
  mark(): ReadMarks;
  /** Reads on from the marks in the served channels of some servers and in the conversations heard of. */
  run(guildIds: ReadonlySet<string>, marks: ReadMarks): Promise<void>;
}

/** Nobody waits longer for an answer. */
const oldest = 24 * 3_600_000;
const mostInChannel = 500;

export function createCatchUp(context: DiscordContext, messages: Messages): CatchUp {
  const { options, bot, client } = context;
  const read = new Map<string, string>();
  /** Where to begin in a channel never read: the newest message of its community, else the start. */
  const begin = new Map<string, string>();
  const startedAt = toSnowflake(options.now());
  const note = (channelId: string, messageId: string) => {
    const known = read.get(channelId);
    if (known === undefined || isNewer(messageId, known)) read.set(channelId, messageId);
  };
  const readOn = async (channelId: string, guildId: string | undefined, from: string) => {
    const limit = toSnowflake(options.now() - oldest);
    const missed = await context.poster.readAfter(channelId, isNewer(limit, from) ? limit : from, mostInChannel);
    for (const message of missed) {
      note(channelId, message.id);
      const placed: PlacedMessage = guildId === undefined ? message : { ...message, guild_id: guildId };
      await messages.handle(placed);
    }
    return missed.length;
  };
  return {
    note,
    mark: () => new Map(read),
    async recall() {
      for (const community of options.communities) {
        const seen = await bot.findLastSeen("discord", community.id);
        for (const [channelId, messageId] of seen) note(channelId, messageId);
        const last = newest(seen.values());
        if (last !== undefined) begin.set(community.id, last);
      }
    },
    async run(guildIds, marks) {
      let count = 0;
      for (const channel of client.channels.cache.filter(isReadable).values()) {
        const guildId = channel.isDMBased() ? undefined : channel.guildId;
        const community = context.findCommunity(guildId);
        const mark = marks.get(channel.id);
        const from = mark ?? begin.get(community?.id ?? "") ?? startedAt;
        const isConcerned =
          guildId === undefined
            ? mark !== undefined
            : guildIds.has(guildId) && community && isServed(community, channel);
        if (!isConcerned || !isBehind(channel, from)) continue;
        count += await readOn(channel.id, guildId, from).catch((error: unknown) => {
          options.log.warn({ channel: channel.id, err: error }, "could not read what was missed");
          return 0;
        });
      }
      if (count > 0) options.log.info({ messages: count }, "read what was missed");
    },
  };
}

type Readable = Channel & { readonly lastMessageId: string | null };

function isReadable(channel: Channel): channel is Readable {
  return channel.type === ChannelType.GuildText || channel.type === ChannelType.DM || isThreadType(channel.type);
}

/** Discord tells the newest message of a server's channels with each new session, of conversations it does not. */
function isBehind(channel: Readable, from: string): boolean {
  return channel.isDMBased() || isNewer(channel.lastMessageId ?? channel.id, from);
}

function isServed(community: Community, channel: Channel): boolean {
  const id = channel.isThread() ? (channel.parentId ?? channel.id) : channel.id;
  return toChannelMode(community, "discord", id) !== "off";
}
