import { allPermissions, type PermissionName, permissionBits } from "./permissions.ts";
import { createPerson, type Person } from "./person.ts";
import type { ChannelState, DiscordState, GuildState, RoleState, UserState } from "./state.ts";
import type { World } from "./world.ts";

export interface GuildDraft {
  readonly name: string;
  /** What the bot's role may not do; everything else it may. */
  readonly botLacks?: readonly PermissionName[];
}

/** A server of the pretended Discord, to be filled with roles, channels and people. */
export interface GuildHandle {
  readonly id: string;
  readonly state: GuildState;
  addRole(name: string, options?: { readonly mentionable?: boolean; readonly permissions?: bigint }): RoleState;
  addChannel(name: string, options?: ChannelOptions): ChannelState;
  addPerson(name: string, options?: PersonOptions): Person;
  /** Another bot, or a webhook's author. */
  addBot(name: string): Person;
}

export interface ChannelOptions {
  readonly kind?: "text" | "forum";
  /** What everybody may not do there. */
  readonly denied?: readonly PermissionName[];
  /** What the bot may do there all the same. */
  readonly botMay?: readonly PermissionName[];
  readonly tags?: readonly string[];
}

export interface PersonOptions {
  readonly roles?: readonly RoleState[];
  readonly locale?: string;
}

/** A server whose bot may do all but what is named. */
export function createGuild(world: World, draft: GuildDraft): GuildHandle {
  const { state } = world;
  const id = state.newId();
  const ownerId = state.newId();
  state.users.set(ownerId, { id: ownerId, name: "owner", isBot: false, refusesDirectMessages: false });
  const lacks = toBits(draft.botLacks ?? []);
  const usual = toBits(["viewChannel", "sendMessages", "readHistory", "sendInThreads", "addReactions", "embedLinks"]);
  const everyone = createRole(id, "@everyone", usual & ~lacks, 0);
  const botRole = createRole(state.newId(), "Usher", allPermissions & ~permissionBits.administrator & ~lacks, 10);
  const guild: GuildState = {
    id,
    name: draft.name,
    ownerId,
    roles: new Map([everyone, botRole].map((role) => [role.id, role])),
    members: new Map([
      [state.bot.id, [botRole.id]],
      [ownerId, []],
    ]),
    scheduledEvents: [],
  };
  state.guilds.set(id, guild);
  const addMember = (name: string, isBot: boolean, { roles = [], locale = "en-US" }: PersonOptions) => {
    const user: UserState = { id: state.newId(), name, isBot, refusesDirectMessages: false };
    state.users.set(user.id, user);
    guild.members.set(
      user.id,
      roles.map((role) => role.id),
    );
    return createPerson(world, user, guild, locale);
  };
  return {
    id,
    state: guild,
    addRole(name, { mentionable = false, permissions = 0n } = {}) {
      const role = { ...createRole(state.newId(), name, permissions, 1), mentionable };
      guild.roles.set(role.id, role);
      return role;
    },
    addChannel(name, options = {}) {
      const channel = createChannel(state, id, name, options);
      state.channels.set(channel.id, channel);
      return channel;
    },
    addPerson: (name, options = {}) => addMember(name, false, options),
    addBot: (name) => addMember(name, true, {}),
  };
}

function createChannel(
  { newId, bot: { id: botId } }: DiscordState,
  guildId: string,
  name: string,
  { kind = "text", denied = [], botMay = [], tags = [] }: ChannelOptions,
): ChannelState {
  return {
    id: newId(),
    type: kind === "forum" ? 15 : 0,
    name,
    guildId,
    tags: tags.map((tag) => ({ id: newId(), name: tag })),
    overwrites: [
      ...(denied.length > 0 ? [{ id: guildId, type: 0 as const, allow: 0n, deny: toBits(denied) }] : []),
      ...(botMay.length > 0 ? [{ id: botId, type: 1 as const, allow: toBits(botMay), deny: 0n }] : []),
    ],
    appliedTags: [],
    messages: [],
  };
}

function createRole(id: string, name: string, permissions: bigint, position: number): RoleState {
  return { id, name, permissions, mentionable: false, position };
}

function toBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | permissionBits[name], 0n);
}
