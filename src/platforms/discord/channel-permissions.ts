import { type APIChannel, type APIGuild, type APIGuildMember, PermissionFlagsBits } from "discord.js";

const everything = (1n << 53n) - 1n;

/** What a member's roles allow in the whole server. */
export function computeGuildPermissions(guild: APIGuild, member: APIGuildMember): bigint {
  const roles = guild.roles.filter(({ id }) => id === guild.id || member.roles.includes(id));
  const granted = roles.reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  return (granted & PermissionFlagsBits.Administrator) === 0n ? granted : everything;
}

/** What a member may do in a channel: the roles' permissions, then the overwrites for everybody, for roles, for the member. */
export function computeChannelPermissions(
  guild: APIGuild,
  member: APIGuildMember,
  userId: string,
  channel: APIChannel,
): bigint {
  const base = computeGuildPermissions(guild, member);
  if (base === everything || guild.owner_id === userId) return everything;
  const overwrites = ("permission_overwrites" in channel && channel.permission_overwrites) || [];
  const steps = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id }) => id !== guild.id && member.roles.includes(id)),
    overwrites.filter(({ id }) => id === userId),
  ];
  return steps.reduce((granted, step) => {
    const deny = step.reduce((bits, overwrite) => bits | BigInt(overwrite.deny), 0n);
    const allow = step.reduce((bits, overwrite) => bits | BigInt(overwrite.allow), 0n);
    return (granted & ~deny) | allow;
  }, base);
}
