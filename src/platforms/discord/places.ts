import { type Channel, ChannelType, type Client } from "discord.js";
import type { Community } from "../../core/community.ts";
import { directChannel, type Place } from "../../core/message.ts";
import { isThreadType, type Poster } from "./poster.ts";

/** What Usher must know of a channel. */
export interface ChannelFacts {
  readonly id: string;
  /** A `post` is a thread of a forum. */
  readonly kind: "text" | "thread" | "post" | "direct";
  readonly guildId?: string;
  /** The channel that a thread belongs to. */
  readonly parentId?: string;
  /** A thread's name: a forum post's title. */
  readonly name?: string;
}

/** Knows the channels: from what the gateway told, else by asking. */
export interface Places {
  find(channelId: string): Promise<ChannelFacts>;
}

export function createPlaces(client: Client, poster: Poster): Places {
  const isForum = (id: string | undefined) => {
    const type = id === undefined ? undefined : client.channels.cache.get(id)?.type;
    return type === ChannelType.GuildForum || type === ChannelType.GuildMedia;
  };
  return {
    async find(channelId) {
      const known = client.channels.cache.get(channelId);
      if (known) return toFacts(known, isForum);
      const channel = await poster.readChannel(channelId);
      if (channel.type === ChannelType.DM) return { id: channelId, kind: "direct" };
      const guildId = "guild_id" in channel && channel.guild_id ? { guildId: channel.guild_id } : {};
      if (!isThreadType(channel.type)) return { id: channelId, kind: "text", ...guildId };
      const parentId = "parent_id" in channel ? (channel.parent_id ?? undefined) : undefined;
      return toThread(channelId, parentId, channel.name ?? undefined, isForum(parentId), guildId);
    },
  };
}

/** Where something is said, in our words. */
export function toPlace(community: Community, facts: ChannelFacts): Place {
  const inside = { platform: "discord", community: community.id } as const;
  if (facts.kind === "direct") return { ...inside, channel: directChannel, thread: facts.id };
  if (facts.kind === "text") return { ...inside, channel: facts.id };
  return { ...inside, channel: facts.parentId ?? facts.id, thread: facts.id };
}

function toFacts(channel: Channel, isForum: (id: string | undefined) => boolean): ChannelFacts {
  if (channel.isDMBased()) return { id: channel.id, kind: "direct" };
  const guildId = { guildId: channel.guildId };
  if (!channel.isThread()) return { id: channel.id, kind: "text", ...guildId };
  const parentId = channel.parentId ?? undefined;
  return toThread(channel.id, parentId, channel.name, isForum(parentId), guildId);
}

function toThread(
  id: string,
  parentId: string | undefined,
  name: string | undefined,
  isPost: boolean,
  guildId: { readonly guildId?: string },
): ChannelFacts {
  return {
    id,
    kind: isPost ? "post" : "thread",
    ...guildId,
    ...(parentId === undefined ? {} : { parentId }),
    ...(name === undefined ? {} : { name }),
  };
}
