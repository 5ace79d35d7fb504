import { EventEmitter } from "node:events";
import type { FileState } from "./files.ts";
import { createSnowflakes } from "./snowflake.ts";

export interface UserState {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
  /** Refuses direct messages: 50007. */
  refusesDirectMessages: boolean;
}

export interface RoleState {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  mentionable: boolean;
  position: number;
}

export interface OverwriteState {
  /** A role's id (type 0) or a member's (type 1). */
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface GuildState {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: Map<string, RoleState>;
  /** User id → role ids. */
  readonly members: Map<string, string[]>;
  readonly scheduledEvents: ScheduledEventState[];
}

export interface ScheduledEventState {
  readonly id: string;
  readonly creatorId: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly location: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** As Discord numbers them: 1 scheduled, 2 active, 3 completed, 4 cancelled. */
  status: number;
}

export interface ChannelState {
  readonly id: string;
  /** As Discord numbers them: 0 text, 1 direct, 11 public thread, 12 private thread, 15 forum. */
  readonly type: number;
  name: string;
  readonly guildId?: string;
  readonly parentId?: string;
  readonly ownerId?: string;
  readonly recipientId?: string;
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  overwrites: readonly OverwriteState[];
  appliedTags: readonly string[];
  /** Of a thread that was quiet for long: nothing in it can be changed before a new message, or a change of the thread, wakes it. */
  isArchived?: boolean;
  readonly messages: MessageState[];
}

export interface MessageState {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: number;
  content: string;
  embeds: readonly EmbedState[];
  components: readonly unknown[];
  files: readonly FileState[];
  /** Whom it really notifies, after `allowed_mentions`. */
  mentions: readonly string[];
  mentionRoles: readonly string[];
  mentionEveryone: boolean;
  readonly referenceId?: string;
  readonly nonce?: string;
  readonly webhookId?: string;
  readonly flags: number;
  /** Seen by this person alone. */
  readonly onlyFor?: string;
  editedAt?: number;
  readonly reactions: Map<string, Set<string>>;
}

export interface EmbedState {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly url?: string | undefined;
  readonly footer?: { readonly text: string } | undefined;
  readonly [other: string]: unknown;
}

export interface InteractionState {
  readonly id: string;
  readonly token: string;
  readonly userId: string;
  readonly channelId: string;
  readonly createdAt: number;
  /** The message whose component was used. */
  readonly messageId?: string;
  /** Discord forgot it: 10062 before the acknowledgement, 50027 after. */
  expired: boolean;
  acknowledgedAt?: number;
  callbackType?: number;
  callbackData?: unknown;
  /** The reply's first message, and those that followed. */
  original?: MessageState;
  readonly followUps: MessageState[];
}

/** Everything the pretended Discord knows. `changed` fires after each change, so that a test can wait without sleeping. */
export interface DiscordState {
  readonly token: string;
  readonly bot: UserState;
  readonly users: Map<string, UserState>;
  readonly guilds: Map<string, GuildState>;
  readonly channels: Map<string, ChannelState>;
  readonly interactions: Map<string, InteractionState>;
  /** `global`, or a guild's id → its commands. */
  readonly commands: Map<string, readonly Readonly<Record<string, unknown>>[]>;
  /** Everything its CDN has, by id. */
  readonly files: Map<string, FileState>;
  /** Known once the double listens. */
  cdnUrl: string;
  readonly events: EventEmitter;
  newId(): string;
  now(): number;
}

export const applicationFlags = { messageContent: 1 << 18 };

/** A world with nobody in it but the bot, whose application has the bot's id. */
export function createState(options: { readonly token: string; readonly now: () => number }): DiscordState {
  const newId = createSnowflakes(options.now);
  const bot: UserState = { id: newId(), name: "usher", isBot: true, refusesDirectMessages: false };
  return {
    token: options.token,
    bot,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    interactions: new Map(),
    commands: new Map(),
    files: new Map(),
    cdnUrl: "",
    events: new EventEmitter().setMaxListeners(0),
    newId,
    now: options.now,
  };
}

/** The message of that id in that channel. */
export function findMessage(state: DiscordState, channelId: string, messageId: string): MessageState | undefined {
  return state.channels.get(channelId)?.messages.find((message) => message.id === messageId);
}
