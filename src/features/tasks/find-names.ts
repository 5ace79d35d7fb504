import type { CommandCall } from "../../core/command.ts";
import type { Community } from "../../core/community.ts";
import { type PersonKey, toName } from "../../core/profile.ts";
import type { TaskPorts } from "./task-ports.ts";

/** How the people of a community are called; a caller by the name that their platform gives now. */
export async function findNames(
  { profiles }: Pick<TaskPorts["store"], "profiles">,
  community: Community,
  caller?: Pick<CommandCall, "platform" | "person">,
): Promise<(person: PersonKey) => string> {
  const known = new Map(
    (await profiles.findAll(community.id)).map((profile) => [`${profile.platform} ${profile.person}`, profile]),
  );
  if (caller?.person.name !== undefined) {
    const { id, name } = caller.person;
    known.set(`${caller.platform} ${id}`, { community: community.id, platform: caller.platform, person: id, name });
  }
  return ({ platform, person }) => toName(community, person, known.get(`${platform} ${person}`));
}
