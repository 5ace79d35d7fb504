import { type APIGuildMember, type REST, Routes } from "discord.js";
import type { Community } from "../../core/community/community.ts";
import { isFault } from "./discord-fault.ts";
import { createRecent } from "./recent.ts";

/** A community somebody belongs to, with the Discord roles they hold there. */
export interface Membership {
  readonly community: Community;
  readonly roleIds: readonly string[];
}

/** Finds out about people where Discord sends no member along: in direct messages, and in messages read afterwards. */
export interface People {
  /** The first community that the person belongs to; with `guildId` that server's. */
  find(userId: string, guildId?: string): Promise<Membership | undefined>;
}

const keepFor = 300_000;

export function createPeople(rest: REST, communities: readonly Community[], now: () => number): People {
  const known = createRecent<{ readonly at: number; readonly membership: Membership | undefined }>(500);
  const ask = async (community: Community, userId: string): Promise<Membership | undefined> => {
    const guildId = community.platforms.discord?.id;
    if (guildId === undefined) return undefined;
    try {
      const member = (await rest.get(Routes.guildMember(guildId, userId))) as APIGuildMember;
      return { community, roleIds: member.roles };
    } catch (error) {
      if (isFault(error, "missingAccess", "unknownGuild", "unknownMember", "unknownUser")) return undefined;
      throw error;
    }
  };
  const askOnce = async (community: Community, userId: string) => {
    const key = `${community.id} ${userId}`;
    const entry = known.get(key);
    if (entry && now() - entry.at < keepFor) return entry.membership;
    const membership = await ask(community, userId);
    known.set(key, { at: now(), membership });
    return membership;
  };
  return {
    async find(userId, guildId) {
      for (const community of communities) {
        if (guildId !== undefined && community.platforms.discord?.id !== guildId) continue;
        const membership = await askOnce(community, userId);
        if (membership) return membership;
      }
      return undefined;
    },
  };
}
