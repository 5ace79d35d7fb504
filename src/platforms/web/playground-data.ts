import type { Command } from "../../core/command/command.ts";
import type { Community } from "../../core/community/community.ts";
import { toStanding } from "../../core/community/standing.ts";

/** A person one can act as in the playground. */
interface Person {
  readonly id: string;
  readonly name: string;
  /** Ids of roles. */
  readonly roles: readonly string[];
  readonly isModerator: boolean;
  readonly isAdmin: boolean;
}

/** What the page needs of the communities served on the web; the answer to `GET /api/playground`. No secret, no platform id. */
export function toPlaygroundData(communities: readonly Community[], commands: readonly Command[]) {
  return { communities: communities.map(toCommunityData), commands: commands.map(toCommandData) };
}

function toCommandData({ handle: _, suggest, prefill, home: __, reaction: ___, ...declared }: Command) {
  return { ...declared, hasSuggestions: suggest !== undefined, hasPrefill: prefill !== undefined };
}

function toCommunityData(community: Community) {
  const channels = community.platforms.web?.channels ?? [];
  return {
    id: community.id,
    name: community.name,
    languages: community.languages,
    channels: channels.filter(({ mode }) => mode !== "off"),
    people: toPeople(community),
    roles: community.roles.map(({ id, name, description, stages }) => ({ id, name, description, stages })),
    stages: community.stages,
    exampleQuestions: community.exampleQuestions ?? {},
  };
}

function toPeople(community: Community): readonly Person[] {
  const names = new Map(community.roles.flatMap((role) => role.members.map(({ id, name }) => [id, name] as const)));
  const { moderators = [], admins = [] } = community.platforms.web ?? {};
  for (const id of [...moderators, ...admins]) names.set(id, names.get(id) ?? id);
  return [...names].map(([id, name]) => {
    const { roles, isModerator, isAdmin } = toStanding(community, "web", { id, roleIds: [], isBot: false });
    return { id, name, roles, isModerator, isAdmin };
  });
}
