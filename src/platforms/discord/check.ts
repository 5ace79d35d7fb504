import {
  type APIApplication,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  ApplicationFlags,
  ChannelType,
  REST,
  Routes,
} from "discord.js";
import type { Community } from "../../core/community/community.ts";
import { computeChannelPermissions, computeGuildPermissions } from "./channel-permissions.ts";
import { toLoginError } from "./connection.ts";
import { isFault } from "./discord-fault.ts";
import { findMissing, toInviteLink } from "./permissions.ts";

/** One thing that was looked at; `remedy` says what to do when it is not right. */
export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly remedy?: string;
}

export interface DiscordCheckOptions {
  readonly token: string;
  readonly apiUrl?: string;
  readonly communities: readonly Community[];
  readonly messageContent?: boolean;
}

/** Looks at the token, the intent, each server's membership and roles, and the permissions in each channel; changes nothing. */
export async function checkDiscord(options: DiscordCheckOptions): Promise<readonly Finding[]> {
  const rest = new REST({
    version: "10",
    retries: 1,
    ...(options.apiUrl === undefined ? {} : { api: options.apiUrl }),
  });
  rest.setToken(options.token);
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    const token: Finding = { name: "Discord: token", ok: true };
    const intent = options.messageContent === false ? [] : [checkIntent(application)];
    const served = options.communities.filter(({ platforms }) => platforms.discord);
    const findings = await Promise.all(served.map((community) => checkCommunity(rest, application, community)));
    return [token, ...intent, ...findings.flat()];
  } catch (error) {
    return [{ name: "Discord: token", ok: false, remedy: toLoginError(error).message }];
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }
}

function checkIntent({ flags }: APIApplication): Finding {
  const granted = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
  const name = "Discord: intent MESSAGE CONTENT";
  if (((flags ?? 0) & granted) !== 0) return { name, ok: true };
  const remedy = "Switch on MESSAGE CONTENT INTENT in the developer portal under Bot → Privileged Gateway Intents";
  return { name, ok: false, remedy };
}

async function checkCommunity(
  rest: REST,
  application: APIApplication,
  community: Community,
): Promise<readonly Finding[]> {
  const id = community.platforms.discord?.id;
  const name = `Discord: server of ${community.id}`;
  if (id === undefined) {
    return [
      { name, ok: false, remedy: `Set platforms.discord.id of the community ${community.id} to the server's id` },
    ];
  }
  try {
    const guild = (await rest.get(Routes.guild(id))) as APIGuild;
    const member = (await rest.get(Routes.guildMember(id, application.bot?.id ?? application.id))) as APIGuildMember;
    const channels = (await rest.get(Routes.guildChannels(id))) as APIChannel[];
    return [
      checkEvents(name, guild, member),
      ...checkRoles(community, guild, member),
      ...checkChannels(community, guild, member, channels, application.bot?.id ?? application.id),
    ];
  } catch (error) {
    if (!isFault(error, "missingAccess", "unknownGuild", "unknownMember")) throw error;
    const remedy = `Usher is not on the server ${id}: invite it with ${toInviteLink(application.id)}, or correct the id`;
    return [{ name, ok: false, remedy }];
  }
}

/** Events are the server's and no channel's. */
function checkEvents(name: string, guild: APIGuild, member: APIGuildMember): Finding {
  const missing = findMissing(computeGuildPermissions(guild, member)).find((each) => each.name === "Create Events");
  if (!missing) return { name, ok: true };
  return { name, ok: false, remedy: `Give Usher's role on the server: ${missing.name} (to ${missing.purpose})` };
}

/** A role must exist; it must be mentionable by the bot; and the bot's own role stands above those it speaks for. */
function checkRoles(community: Community, guild: APIGuild, member: APIGuildMember): readonly Finding[] {
  const positions = guild.roles.filter(({ id }) => member.roles.includes(id)).map(({ position }) => position);
  const own = Math.max(0, ...positions);
  const mayMention = findMissing(computeGuildPermissions(guild, member)).every(
    ({ name }) => !name.startsWith("Mention"),
  );
  return community.roles.flatMap(({ id, platformIds }): readonly Finding[] => {
    const name = `Discord: role ${id} of ${community.id}`;
    const wanted = platformIds.discord;
    if (wanted === undefined) {
      return [
        {
          name,
          ok: false,
          remedy: `Give the role ${id} its Discord id in the configuration; until then it is named, not notified`,
        },
      ];
    }
    const role = guild.roles.find((candidate) => candidate.id === wanted);
    if (!role)
      return [{ name, ok: false, remedy: `The server has no role ${wanted}; correct the id in the configuration` }];
    if (!role.mentionable && !mayMention) {
      return [
        {
          name,
          ok: false,
          remedy: `Allow everybody to mention ${role.name}, or give Usher "Mention @everyone, @here and All Roles"`,
        },
      ];
    }
    if (role.position > own) {
      return [{ name, ok: false, remedy: `Drag Usher's role above ${role.name} in the server's settings under Roles` }];
    }
    return [{ name, ok: true }];
  });
}

function checkChannels(
  community: Community,
  guild: APIGuild,
  member: APIGuildMember,
  channels: readonly APIChannel[],
  botId: string,
): readonly Finding[] {
  const listed = community.platforms.discord?.channels.filter(({ mode }) => mode !== "off") ?? [];
  return listed.map(({ id }): Finding => {
    const channel = channels.find((candidate) => candidate.id === id);
    const name = `Discord: channel ${(channel && "name" in channel && channel.name) || id} of ${community.id}`;
    if (!channel) return { name, ok: false, remedy: `The server has no channel ${id}, or hides it from Usher` };
    const granted = computeChannelPermissions(guild, member, botId, channel);
    const missing = findMissing(granted).filter((permission) => isWantedIn(channel, permission.name));
    if (missing.length === 0) return { name, ok: true };
    const list = missing.map((permission) => `${permission.name} (to ${permission.purpose})`).join(", ");
    return { name, ok: false, remedy: `Give Usher's role in this channel: ${list}` };
  });
}

/** Managing threads serves the tags of forum posts alone; mentioning is looked at with the roles, events with the server. */
function isWantedIn(channel: APIChannel, permission: string): boolean {
  if (permission.startsWith("Mention") || permission === "Create Events") return false;
  return permission !== "Manage Threads" || channel.type === ChannelType.GuildForum;
}
