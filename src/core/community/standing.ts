import type { Author, PlatformName } from "../question/message.ts";
import type { Community } from "./community.ts";

/** What a person may claim in a community: the roles they hold there and whether they moderate or administer. */
export interface Standing {
  readonly roles: readonly string[];
  readonly isModerator: boolean;
  readonly isAdmin: boolean;
}

/** Derives a person's standing from the configuration and the ids the platform reports. */
export function toStanding(community: Community, platform: PlatformName, author: Author): Standing {
  const ids = new Set([author.id, ...author.roleIds]);
  const roles = community.roles.filter((role) => {
    const platformId = role.platformIds[platform];
    return (platformId !== undefined && ids.has(platformId)) || role.members.some((member) => member.id === author.id);
  });
  const { moderators = [], admins = [] } = community.platforms[platform] ?? {};
  return {
    roles: roles.map((role) => role.id),
    isModerator: moderators.some((id) => ids.has(id)) || admins.some((id) => ids.has(id)),
    isAdmin: admins.some((id) => ids.has(id)),
  };
}
