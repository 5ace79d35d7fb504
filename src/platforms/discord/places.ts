import { type Channel, ChannelType, type Client, type GuildBasedChannel, PermissionFlagsBits } from "discord.js";
import type { Community } from "../../core/community/community.ts";
import { directChannel, type Place } from "../../core/question/message.ts";
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
  /** Not everybody of the server can read there. */
  readonly isPrivate?: true;
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
      const parent = client.channels.cache.get(parentId ?? "");
      const isHidden = channel.type === ChannelType.PrivateThread || (parent !== undefined && isPrivate(parent));
      const inside = { ...guildId, ...(isHidden ? { isPrivate: true as const } : {}) };
      return toThread(channelId, parentId, channel.name ?? undefined, isForum(parentId), inside);
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
  const inside = { guildId: channel.guildId, ...(isPrivate(channel) ? { isPrivate: true as const } : {}) };
  if (!channel.isThread()) return { id: channel.id, kind: "text", ...inside };
  const parentId = channel.parentId ?? undefined;
  return toThread(channel.id, parentId, channel.name, isForum(parentId), inside);
}

/** A private thread, or a channel that not every member of the server may see; what is not known counts as private. */
function isPrivate(channel: Channel): boolean {
  if (channel.isDMBased() || channel.type === ChannelType.PrivateThread) return true;
  const { guild }: GuildBasedChannel = channel;
  return channel.permissionsFor(guild.roles.everyone)?.has(PermissionFlagsBits.ViewChannel) !== true;
}

function toThread(
  id: string,
  parentId: string | undefined,
  name: string | undefined,
  isPost: boolean,
  inside: Pick<ChannelFacts, "guildId" | "isPrivate">,
): ChannelFacts {
  return {
    id,
    kind: isPost ? "post" : "thread",
    ...inside,
    ...(parentId === undefined ? {} : { parentId }),
    ...(name === undefined ? {} : { name }),
  };
}
