import type { Gateway } from "./gateway.ts";
import { toChannel, toMember, toMessage } from "./payloads.ts";
import { permissionBits, toPermissions } from "./permissions.ts";
import type { ChannelState, DiscordState, MessageState } from "./state.ts";

const intents = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  guildReactions: 1 << 10,
  direct: 1 << 12,
  directReactions: 1 << 13,
};

export type MessageDraft = Pick<MessageState, "content" | "authorId"> &
  Partial<Omit<MessageState, "id" | "channelId" | "content" | "authorId" | "reactions">>;

/** What can happen in the pretended Discord: each changes the state and tells the gateway. */
export interface World {
  readonly state: DiscordState;
  post(channel: ChannelState, draft: MessageDraft, id?: string): MessageState;
  edit(message: MessageState, change: Partial<MessageState>): void;
  remove(message: MessageState): void;
  react(message: MessageState, userId: string, emoji: string, isAdded: boolean): void;
  openThread(parent: ChannelState, thread: ThreadDraft): ChannelState;
  openDirect(userId: string): ChannelState;
  updateThread(thread: ChannelState): void;
  removeThread(thread: ChannelState): void;
  /** Sends a message's event once more, as Discord sometimes does. */
  repeat(message: MessageState): void;
  tell(event: string, data: object, channel: ChannelState | undefined, intent?: number): void;
}

export interface ThreadDraft {
  readonly name: string;
  readonly ownerId: string;
  /** The id of the message it hangs from. */
  readonly id?: string;
  readonly type?: number;
  readonly appliedTags?: readonly string[];
}

export function createWorld(state: DiscordState, gateway: () => Gateway): World {
  const changed = () => state.events.emit("changed");
  const tell: World["tell"] = (event, data, channel, intent) => {
    const isHidden = channel && (toPermissions(state, state.bot.id, channel) & permissionBits.viewChannel) === 0n;
    if (!isHidden)
      gateway().dispatch(event, data, { guildId: channel?.guildId, ...(intent === undefined ? {} : { intent }) });
    changed();
  };
  const channelOf = (message: MessageState) => state.channels.get(message.channelId);
  const tellMessage = (event: string, message: MessageState, data: object) => {
    const channel = channelOf(message);
    if (message.onlyFor !== undefined) return changed();
    return tell(event, data, channel, channel?.guildId === undefined ? intents.direct : intents.guildMessages);
  };
  const world: World = {
    state,
    tell,
    post(channel, draft, id = state.newId()) {
      const message = createMessage(channel, draft, id);
      channel.messages.push(message);
      tellMessage("MESSAGE_CREATE", message, toMessage(state, message, true));
      return message;
    },
    edit(message, change) {
      Object.assign(message, change, { editedAt: state.now() });
      tellMessage("MESSAGE_UPDATE", message, toMessage(state, message, true));
    },
    remove(message) {
      const channel = channelOf(message);
      channel?.messages.splice(channel.messages.indexOf(message), 1);
      const ids = { id: message.id, channel_id: message.channelId };
      tellMessage("MESSAGE_DELETE", message, { ...ids, ...guildPart(channel) });
    },
    react(message, userId, emoji, isAdded) {
      const channel = channelOf(message);
      const users = message.reactions.get(emoji) ?? new Set();
      message.reactions.set(emoji, users);
      isAdded ? users.add(userId) : users.delete(userId);
      const isDirect = channel?.guildId === undefined;
      const event = isAdded ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE";
      const data = toReaction(state, message, userId, emoji, isAdded);
      tell(event, data, channel, isDirect ? intents.directReactions : intents.guildReactions);
    },
    openThread(parent, draft) {
      const thread = createThread(state, parent, draft);
      state.channels.set(thread.id, thread);
      tell("THREAD_CREATE", { ...toChannel(state, thread), newly_created: true }, thread, intents.guilds);
      return thread;
    },
    openDirect(userId) {
      const known = [...state.channels.values()].find(({ recipientId }) => recipientId === userId);
      if (known) return known;
      const channel = createDirect(state, userId);
      state.channels.set(channel.id, channel);
      return channel;
    },
    updateThread: (thread) => tell("THREAD_UPDATE", toChannel(state, thread), thread, intents.guilds),
    removeThread(thread) {
      state.channels.delete(thread.id);
      const { id, guildId, parentId, type } = thread;
      tell("THREAD_DELETE", { id, guild_id: guildId, parent_id: parentId, type }, thread, intents.guilds);
    },
    repeat: (message) => tellMessage("MESSAGE_CREATE", message, toMessage(state, message, true)),
  };
  return world;
}

function toReaction(
  state: DiscordState,
  message: MessageState,
  userId: string,
  emoji: string,
  isAdded: boolean,
): object {
  const channel = state.channels.get(message.channelId);
  const guild = state.guilds.get(channel?.guildId ?? "");
  return {
    user_id: userId,
    channel_id: message.channelId,
    message_id: message.id,
    emoji: { id: null, name: emoji },
    burst: false,
    type: 0,
    ...guildPart(channel),
    ...(isAdded ? { message_author_id: message.authorId } : {}),
    ...(isAdded && guild ? { member: toMember(state, guild, userId, true) } : {}),
  };
}

function guildPart(channel: ChannelState | undefined): object {
  return channel?.guildId === undefined ? {} : { guild_id: channel.guildId };
}

function createMessage(channel: ChannelState, draft: MessageDraft, id: string): MessageState {
  return {
    type: draft.referenceId === undefined ? 0 : 19,
    embeds: [],
    components: [],
    files: [],
    mentions: [],
    mentionRoles: [],
    mentionEveryone: false,
    flags: 0,
    ...draft,
    id,
    channelId: channel.id,
    reactions: new Map(),
  };
}

function createThread(state: DiscordState, parent: ChannelState, draft: ThreadDraft): ChannelState {
  return {
    id: draft.id ?? state.newId(),
    type: draft.type ?? 11,
    name: draft.name,
    parentId: parent.id,
    ownerId: draft.ownerId,
    ...(parent.guildId === undefined ? {} : { guildId: parent.guildId }),
    tags: [],
    overwrites: [],
    appliedTags: draft.appliedTags ?? [],
    messages: [],
  };
}

function createDirect(state: DiscordState, recipientId: string): ChannelState {
  return { id: state.newId(), type: 1, name: "", recipientId, tags: [], overwrites: [], appliedTags: [], messages: [] };
}
