import { missingAccess, missingPermissions } from "./api-error.ts";
import type { ChannelState, DiscordState, GuildState } from "./state.ts";

/** Discord's permission bits that matter here. */
export const permissionBits = {
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  administrator: 1n << 3n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  createPrivateThreads: 1n << 36n,
  sendInThreads: 1n << 38n,
  createEvents: 1n << 44n,
} as const;

export type PermissionName = keyof typeof permissionBits;

export const allPermissions = (1n << 50n) - 1n;

/** What a user may do in a channel, from roles and overwrites, in Discord's order; threads have their parent's. */
export function toPermissions(state: DiscordState, userId: string, channel: ChannelState): bigint {
  const guild = channel.guildId === undefined ? undefined : state.guilds.get(channel.guildId);
  if (!guild) return allPermissions;
  if (guild.ownerId === userId) return allPermissions;
  const base = toGuildPermissions(guild, userId);
  if ((base & permissionBits.administrator) !== 0n) return allPermissions;
  const parent = channel.parentId === undefined ? channel : (state.channels.get(channel.parentId) ?? channel);
  return applyOverwrites(base, guild, userId, isThread(channel) ? parent : channel);
}

/** Throws 50001 or 50013 unless the bot may do all of it in the channel. */
export function requireBot(state: DiscordState, channel: ChannelState, ...names: readonly PermissionName[]): void {
  const granted = toPermissions(state, state.bot.id, channel);
  if ((granted & permissionBits.viewChannel) === 0n) throw missingAccess();
  if (names.some((name) => (granted & permissionBits[name]) === 0n)) throw missingPermissions();
}

export function isThread(channel: ChannelState): boolean {
  return channel.type === 11 || channel.type === 12;
}

/** Throws 50013 unless the bot may do it in the whole server. */
export function requireBotInGuild(state: DiscordState, guild: GuildState, name: PermissionName): void {
  const granted = toGuildPermissions(guild, state.bot.id);
  if ((granted & (permissionBits[name] | permissionBits.administrator)) === 0n) throw missingPermissions();
}

function toGuildPermissions(guild: GuildState, userId: string): bigint {
  const everyone = guild.roles.get(guild.id)?.permissions ?? 0n;
  const roles = guild.members.get(userId) ?? [];
  return roles.reduce((granted, id) => granted | (guild.roles.get(id)?.permissions ?? 0n), everyone);
}

function applyOverwrites(base: bigint, guild: GuildState, userId: string, channel: ChannelState): bigint {
  const roles = new Set(guild.members.get(userId) ?? []);
  const steps = [
    channel.overwrites.filter(({ id }) => id === guild.id),
    channel.overwrites.filter(({ id, type }) => type === 0 && roles.has(id)),
    channel.overwrites.filter(({ id }) => id === userId),
  ];
  return steps.reduce((granted, step) => {
    const deny = step.reduce((bits, overwrite) => bits | overwrite.deny, 0n);
    const allow = step.reduce((bits, overwrite) => bits | overwrite.allow, 0n);
    return (granted & ~deny) | allow;
  }, base);
}
