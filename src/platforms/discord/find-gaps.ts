import { type AnyThreadChannel, type Channel, ChannelType, type NewsChannel, type TextChannel } from "discord.js";
import { type Community, toChannelMode } from "../../core/community/community.ts";
import type { DiscordContext } from "./context.ts";
import { isThreadType } from "./poster.ts";
import { isNewer } from "./snowflake.ts";

/** How far each channel was read: its id → its newest message. */
export type ReadMarks = ReadonlyMap<string, string>;

/** A channel with more to read after a message. */
export interface Gap {
  readonly channelId: string;
  /** Absent in a conversation with Usher alone. */
  readonly guildId?: string;
  readonly from: string;
}

/** The served channels and threads of some servers, as far as Discord says that there is more to read. */
export function findGaps(
  { client, findCommunity }: DiscordContext,
  guildIds: ReadonlySet<string>,
  begin: (channelId: string, community: Community) => string,
): readonly Gap[] {
  return [...client.channels.cache.filter(isReadable).values()].flatMap((channel) => {
    const { guildId } = channel;
    const community = guildIds.has(guildId) ? findCommunity(guildId) : undefined;
    if (!community || !isServed(community, channel)) return [];
    const from = begin(channel.id, community);
    return isNewer(channel.lastMessageId ?? channel.id, from) ? [{ channelId: channel.id, guildId, from }] : [];
  });
}

/** The conversations with Usher alone, which no session lists; those with a word since `since` may have more. */
export async function findConversations(
  { client, places }: DiscordContext,
  marks: ReadMarks,
  since: string,
): Promise<readonly Gap[]> {
  const unlisted = [...marks].filter(([id, mark]) => !client.channels.cache.has(id) && isNewer(mark, since));
  const gaps: Gap[] = [];
  for (const [channelId, from] of unlisted) {
    const facts = await places.find(channelId).catch(() => undefined);
    if (facts?.kind === "direct") gaps.push({ channelId, from });
  }
  return gaps;
}

type Readable = TextChannel | NewsChannel | AnyThreadChannel;

function isReadable(channel: Channel): channel is Readable {
  return (
    channel.type === ChannelType.GuildText ||
    channel.type === ChannelType.GuildAnnouncement ||
    isThreadType(channel.type)
  );
}

function isServed(community: Community, channel: Readable): boolean {
  const id = channel.isThread() ? (channel.parentId ?? channel.id) : channel.id;
  return toChannelMode(community, "discord", id) !== "off";
}
