import { PermissionFlagsBits } from "discord.js";

/** A permission Usher needs in the channels it serves, by the name Discord's settings show. */
export interface NeededPermission {
  readonly bit: bigint;
  readonly name: string;
  /** What is lost without it. */
  readonly purpose: string;
}

export const neededPermissions: readonly NeededPermission[] = [
  { bit: PermissionFlagsBits.ViewChannel, name: "View Channel", purpose: "read questions" },
  { bit: PermissionFlagsBits.SendMessages, name: "Send Messages", purpose: "answer" },
  { bit: PermissionFlagsBits.EmbedLinks, name: "Embed Links", purpose: "show answers with title and source" },
  { bit: PermissionFlagsBits.AttachFiles, name: "Attach Files", purpose: "send calendars and exports as files" },
  { bit: PermissionFlagsBits.ReadMessageHistory, name: "Read Message History", purpose: "catch up after an outage" },
  { bit: PermissionFlagsBits.CreatePublicThreads, name: "Create Public Threads", purpose: "answer in a thread" },
  { bit: PermissionFlagsBits.SendMessagesInThreads, name: "Send Messages in Threads", purpose: "answer in a thread" },
  { bit: PermissionFlagsBits.ManageThreads, name: "Manage Threads", purpose: "tag forum posts as answered or solved" },
  { bit: PermissionFlagsBits.CreateEvents, name: "Create Events", purpose: "list events among the server's own" },
  {
    bit: PermissionFlagsBits.MentionEveryone,
    name: "Mention @everyone, @here and All Roles",
    purpose: "call a role that not everybody may mention; Usher never mentions everyone",
  },
];

/** The sum of what Usher needs, as an invite link carries it. */
export const neededBits = neededPermissions.reduce((bits, { bit }) => bits | bit, 0n);

/** The needed permissions that are not granted. */
export function findMissing(granted: bigint): readonly NeededPermission[] {
  if ((granted & PermissionFlagsBits.Administrator) !== 0n) return [];
  return neededPermissions.filter(({ bit }) => (granted & bit) === 0n);
}

/** The address at which somebody adds Usher to a server, asking for exactly what it needs. */
export function toInviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: "bot applications.commands",
    permissions: neededBits.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
