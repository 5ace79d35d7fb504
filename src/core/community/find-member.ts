import type { DutyMember, DutyPlace } from "../duty/duty.ts";
import { type RotaStore, readRota } from "../duty/read-rota.ts";
import type { Community } from "./community.ts";
import { toName, toTimeZone } from "./profile.ts";

/** Somebody who has a role's work, with their hours and absence, whether or not they are on its rota. */
export async function findMember(
  store: RotaStore,
  community: Community,
  { platform }: Pick<DutyPlace, "platform">,
  roleId: string,
  person: string,
): Promise<DutyMember> {
  const role = community.roles.find(({ id }) => id === roleId);
  const rota = role ? await readRota(store, community, platform, role) : [];
  const member = rota.find((one) => one.person === person);
  if (member) return member;
  const place = { community: community.id, platform };
  const absence = (await store.duty.findAbsences(place)).find((one) => one.person === person);
  const profile = await store.profiles.find({ ...place, person });
  return {
    person,
    name: toName(community, person, profile),
    share: 1,
    skills: [],
    calendar: { ...community.workingTime, timeZone: toTimeZone(community, profile) },
    ...(absence && { absence }),
  };
}
