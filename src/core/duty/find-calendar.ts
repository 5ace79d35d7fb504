import type { Community } from "../community/community.ts";
import type { PersonKey } from "../community/profile.ts";
import type { WorkCalendar } from "../community/working-hours.ts";
import type { RotaStore } from "./read-rota.ts";
import { toCalendar } from "./to-calendar.ts";

/** When a person works, whichever role they said it for. */
export async function findCalendar(
  { duty, profiles }: Pick<RotaStore, "duty" | "profiles">,
  community: Community,
  { platform, person }: PersonKey,
): Promise<WorkCalendar> {
  const profile = await profiles.find({ community: community.id, platform, person });
  const members = community.roles.flatMap((role) => role.members).filter(({ id }) => id === person);
  const place = { community: community.id, platform };
  const entries = await Promise.all(community.roles.map(({ id }) => duty.findEntries(place, id)));
  const entry = entries.flat().find((said) => said.person === person && said.hours !== undefined);
  return toCalendar(community, members.find(({ hours }) => hours) ?? members[0], entry, profile);
}
