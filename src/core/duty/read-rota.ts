import type { Community, Member, Role } from "../community/community.ts";
import { toName } from "../community/profile.ts";
import type { Store } from "../ports/store.ts";
import type { DutyEntry, DutyMember, DutyPlace } from "./duty.ts";
import { toCalendar } from "./to-calendar.ts";

export type RotaStore = Pick<Store, "duty" | "profiles" | "people">;

/**
 * The people of a role on a platform: those whom the configuration lists, where the role has no id of its own on that platform,
 * and those who joined; without those who left, and those whom the platform last showed without the role. What a person said of
 * themselves counts before the configuration.
 */
export async function readRota(
  store: RotaStore,
  community: Community,
  platform: DutyPlace["platform"],
  role: Role,
): Promise<readonly DutyMember[]> {
  const { duty, profiles } = store;
  const place = { community: community.id, platform };
  const entries = new Map((await duty.findEntries(place, role.id)).map((entry) => [entry.person, entry]));
  const absences = new Map((await duty.findAbsences(place)).map((absence) => [absence.person, { absence }]));
  const listed = new Map(
    (role.platformIds[platform] === undefined ? role.members : []).map((member) => [member.id, member]),
  );
  const known = new Map(
    (await profiles.findAll(community.id))
      .filter((profile) => profile.platform === platform)
      .map((profile) => [profile.person, profile]),
  );
  const stayed = [...new Set([...listed.keys(), ...entries.keys()])].filter(
    (person) => entries.get(person)?.isOn !== false,
  );
  const held = await Promise.all(stayed.map((person) => mayHold(store, place, role, person)));
  return stayed
    .filter((_, index) => held[index])
    .map((person) => ({
      person,
      name: toName(community, person, known.get(person)),
      ...toTerms(listed.get(person), entries.get(person)),
      calendar: toCalendar(community, listed.get(person), entries.get(person), known.get(person)),
      ...absences.get(person),
    }));
}

/** Whether a person holds a role for all that is known: only a platform with roles of its own tells, and only of people it showed. */
export async function mayHold(
  { people }: Pick<Store, "people">,
  place: DutyPlace,
  role: Role,
  person: string,
): Promise<boolean> {
  if (role.platformIds[place.platform] === undefined) return true;
  const seen = await people.find({ ...place, person });
  return seen?.standing.roles.includes(role.id) ?? true;
}

function toTerms(
  listed: Member | undefined,
  entry: DutyEntry | undefined,
): Pick<DutyMember, "share" | "capacity" | "skills"> {
  const said = entry ?? listed;
  return {
    share: said?.share ?? 1,
    ...(said?.capacity !== undefined && { capacity: said.capacity }),
    skills: said?.skills ?? [],
  };
}
