import type { Community, Role } from "../../core/community/community.ts";
import type { DutyEntry, DutyPlace } from "../../core/duty/duty.ts";
import type { DutyPorts } from "./duty-ports.ts";

/** What holds of a person in a role until they say otherwise: what they said before, even if they left, else the configuration. */
export async function findEntry(
  { store }: Pick<DutyPorts, "store">,
  { roles }: Community,
  place: DutyPlace,
  { id, platformIds }: Role,
  person: string,
): Promise<DutyEntry> {
  const known = (await store.duty.findEntries(place, id)).find((entry) => entry.person === person);
  if (known) return known;
  // A role with an id of its own on a platform takes nobody from the configuration there.
  const members = platformIds[place.platform] === undefined ? roles.find((role) => role.id === id)?.members : [];
  const { share = 1, capacity, skills = [], hours } = members?.find((member) => member.id === person) ?? {};
  return {
    ...place,
    role: id,
    person,
    isOn: false,
    share,
    ...(capacity !== undefined && { capacity }),
    skills,
    ...(hours && { hours }),
  };
}
