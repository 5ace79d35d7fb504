import type { CommandCall } from "../../core/command/command.ts";
import type { Community } from "../../core/community/community.ts";
import { type PersonKey, toName } from "../../core/community/profile.ts";
import type { TaskPorts } from "./task-ports.ts";
import { toNamed } from "./to-named.ts";

/** How the people of a community are called; a caller, and whom they name, by the names that their platform gives now. */
export async function findNames(
  { profiles }: Pick<TaskPorts["store"], "profiles">,
  community: Community,
  call?: Pick<CommandCall, "platform" | "person" | "names">,
): Promise<(person: PersonKey) => string> {
  const known = new Map(
    (await profiles.findAll(community.id)).map((profile) => [`${profile.platform} ${profile.person}`, profile]),
  );
  for (const profile of call ? toNamed({ ...call, community: community.id }) : []) {
    known.set(`${profile.platform} ${profile.person}`, profile);
  }
  return ({ platform, person }) => toName(community, person, known.get(`${platform} ${person}`));
}
