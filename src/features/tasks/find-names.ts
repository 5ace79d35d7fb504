import type { Community } from "../../core/community.ts";
import { type PersonKey, toName } from "../../core/profile.ts";
import type { TaskPorts } from "./task-ports.ts";

/** How the people of a community are called. */
export async function findNames(
  { profiles }: Pick<TaskPorts["store"], "profiles">,
  community: Community,
): Promise<(person: PersonKey) => string> {
  const known = new Map(
    (await profiles.findAll(community.id)).map((profile) => [`${profile.platform} ${profile.person}`, profile]),
  );
  return ({ platform, person }) => toName(community, person, known.get(`${platform} ${person}`));
}
