import type { Client } from "discord.js";
import type { Community } from "../../core/community/community.ts";
import type { Log } from "../../core/ports/log.ts";
import { closedMentions } from "./encode.ts";
import { findMissing, neededPermissions } from "./permissions.ts";
import type { Poster } from "./poster.ts";
import { createRecent } from "./recent.ts";
import { toDiscordTexts } from "./texts.ts";

/** Channels in which Discord refused a message for want of a permission. */
export interface BlockedChannels {
  /** True for a minute after a refusal: nothing is tried there meanwhile. */
  has(channelId: string): boolean;
  /** Logs and tells a moderator once a channel, and the person who asked once. */
  report(block: Block): Promise<void>;
  /** A message got through again. */
  clear(channelId: string): void;
}

export interface Block {
  readonly channelId: string;
  readonly community: Community;
  /** Whose question stays without an answer; absent when nobody waits for one. */
  readonly asker?: string;
}

export interface BlockedChannelsOptions {
  readonly client: Client;
  readonly poster: Poster;
  readonly log: Log;
  now(): number;
}

const pause = 60_000;

export function createBlockedChannels({ client, poster, log, now }: BlockedChannelsOptions): BlockedChannels {
  const blocked = new Map<string, number>();
  const told = createRecent<true>(5000);
  const tell = async (userId: string, text: string, key: string) => {
    if (!told.add(`${userId} ${key}`, true)) return;
    try {
      const direct = await poster.openDirect(userId);
      const message = { content: text, embeds: [], components: [], allowed_mentions: closedMentions };
      await poster.post(direct, message, `blocked ${userId} ${key} ${now()}`);
    } catch (error) {
      log.debug({ user: userId, err: error }, "told nobody of the blocked channel");
    }
  };
  return {
    has: (channelId) => now() - (blocked.get(channelId) ?? Number.NEGATIVE_INFINITY) < pause,
    clear: (channelId) => void blocked.delete(channelId),
    async report({ channelId, community, asker }) {
      const isNew = !blocked.has(channelId);
      blocked.set(channelId, now());
      const texts = toDiscordTexts(community.languages[0] ?? "en");
      if (isNew) {
        const missing = findMissingIn(client, channelId);
        log.warn({ community: community.id, channel: channelId, missing }, "no permission to write in the channel");
        const moderator = findModerator(client, community);
        if (moderator) await tell(moderator, texts.missingPermission(`<#${channelId}>`, missing), channelId);
      }
      if (asker !== undefined) await tell(asker, texts.notAllowedHere(`<#${channelId}>`), channelId);
    },
  };
}

function findMissingIn(client: Client, channelId: string): readonly string[] {
  const channel = client.channels.cache.get(channelId);
  const me = client.user;
  const granted = channel && me && !channel.isDMBased() ? channel.permissionsFor(me.id)?.bitfield : undefined;
  const missing = granted === undefined ? [] : findMissing(granted);
  return (missing.length > 0 ? missing : neededPermissions).map(({ name }) => name);
}

/** The first moderator of the configuration who is a person, else the server's owner. */
function findModerator(client: Client, community: Community): string | undefined {
  const here = community.platforms.discord;
  const guild = here?.id === undefined ? undefined : client.guilds.cache.get(here.id);
  return here?.moderators.find((id) => !guild?.roles.cache.has(id)) ?? guild?.ownerId;
}
