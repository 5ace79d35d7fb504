import { toAttachment } from "./files.ts";
import { allPermissions } from "./permissions.ts";
import { toCreatedAt } from "./snowflake.ts";
import type { ChannelState, DiscordState, GuildState, MessageState, UserState } from "./state.ts";

/** A user as Discord writes it. */
export function toUser(user: UserState): object {
  return {
    id: user.id,
    username: user.name,
    discriminator: "0",
    global_name: user.name,
    avatar: null,
    bot: user.isBot,
    flags: 0,
    public_flags: 0,
  };
}

/** A member, without its user as in messages or with it as in interactions. */
export function toMember(state: DiscordState, guild: GuildState, userId: string, withUser: boolean): object {
  const user = state.users.get(userId);
  return {
    roles: guild.members.get(userId) ?? [],
    joined_at: new Date(toCreatedAt(guild.id)).toISOString(),
    nick: null,
    avatar: null,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
    ...(withUser && user ? { user: toUser(user), permissions: allPermissions.toString() } : {}),
  };
}

/** A channel, thread or direct conversation. */
export function toChannel(state: DiscordState, channel: ChannelState): object {
  const last = channel.messages.at(-1)?.id ?? null;
  if (channel.type === 1) {
    const recipient = state.users.get(channel.recipientId ?? "");
    return {
      id: channel.id,
      type: 1,
      last_message_id: last,
      flags: 0,
      recipients: recipient ? [toUser(recipient)] : [],
    };
  }
  const place = { id: channel.id, type: channel.type, name: channel.name, guild_id: channel.guildId, flags: 0 };
  if (channel.type === 11 || channel.type === 12) return { ...place, ...threadPart(channel, last) };
  return {
    ...place,
    position: 0,
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: last,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    ...(channel.type === 15 ? forumPart(channel) : {}),
  };
}

/** A guild as GUILD_CREATE brings it. */
export function toGuild(state: DiscordState, guild: GuildState, visible: (channel: ChannelState) => boolean): object {
  const channels = [...state.channels.values()].filter((channel) => channel.guildId === guild.id && visible(channel));
  const isThread = ({ type }: ChannelState) => type === 11 || type === 12;
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    features: [],
    preferred_locale: "en-US",
    premium_tier: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    afk_timeout: 300,
    afk_channel_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    application_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    joined_at: new Date(toCreatedAt(guild.id)).toISOString(),
    roles: [...guild.roles.values()].map(toRole),
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => toChannel(state, channel)),
    threads: channels.filter(isThread).map((channel) => toChannel(state, channel)),
    members: [...guild.members.keys()].map((id) => toMember(state, guild, id, true)),
    emojis: [],
    stickers: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A message; `inEvent` adds what only the gateway sends along. */
export function toMessage(state: DiscordState, message: MessageState, inEvent = false): object {
  const channel = state.channels.get(message.channelId);
  const guild = state.guilds.get(channel?.guildId ?? "");
  const author = state.users.get(message.authorId) ?? state.bot;
  const referenced = channel?.messages.find(({ id }) => id === message.referenceId);
  const usersOf = (ids: readonly string[]) => ids.flatMap((id) => state.users.get(id) ?? []).map(toUser);
  return {
    id: message.id,
    channel_id: message.channelId,
    author: toUser(author),
    content: message.content,
    timestamp: new Date(toCreatedAt(message.id)).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: message.mentionEveryone,
    mentions: usersOf(message.mentions),
    mention_roles: message.mentionRoles,
    attachments: message.files.map((file) => toAttachment(state, file)),
    embeds: message.embeds,
    components: message.components,
    pinned: false,
    type: message.type,
    flags: message.flags,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.webhookId === undefined ? {} : { webhook_id: message.webhookId }),
    ...(message.referenceId === undefined
      ? {}
      : { message_reference: { message_id: message.referenceId, channel_id: message.channelId } }),
    ...(referenced ? { referenced_message: toMessage(state, referenced) } : {}),
    ...(inEvent && guild ? { guild_id: guild.id } : {}),
    ...(inEvent && guild && !message.webhookId ? { member: toMember(state, guild, author.id, false) } : {}),
  };
}

export function toRole(role: {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly mentionable: boolean;
  readonly position: number;
}): object {
  return {
    ...role,
    permissions: role.permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    flags: 0,
  };
}

function threadPart(channel: ChannelState, last: string | null): object {
  return {
    parent_id: channel.parentId,
    owner_id: channel.ownerId,
    last_message_id: last,
    message_count: channel.messages.length,
    total_message_sent: channel.messages.length,
    member_count: 1,
    rate_limit_per_user: 0,
    applied_tags: channel.appliedTags,
    thread_metadata: {
      archived: channel.isArchived === true,
      auto_archive_duration: 1440,
      archive_timestamp: new Date(toCreatedAt(channel.id)).toISOString(),
      locked: false,
      create_timestamp: new Date(toCreatedAt(channel.id)).toISOString(),
    },
  };
}

function forumPart(channel: ChannelState): object {
  return {
    available_tags: channel.tags.map((tag) => ({ ...tag, moderated: false, emoji_id: null, emoji_name: null })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
    default_thread_rate_limit_per_user: 0,
  };
}
