import { findNextAvailable, toAvailability } from "../community/availability.ts";
import type { Community, Role } from "../community/community.ts";
import type { DutyQuery, OnDuty } from "../ports/duty.ts";
import type { DutyCandidate, DutyMember } from "./duty.ts";
import { toDayStart } from "./ping-person.ts";
import { type RotaStore, readRota } from "./read-rota.ts";
import { toCandidates } from "./to-candidates.ts";

/** Work nobody closed for so long is no longer on anybody's desk. */
export const openWindow = 7 * 24 * 3_600_000;

/** Who can take a piece of work at a moment, and what holds where nobody can. */
export interface DutyCandidates {
  readonly candidates: readonly DutyCandidate[];
  readonly nobody: Extract<OnDuty, { kind: "nobody" }>;
}

/**
 * Those of a role who are on the rota, at work, below their capacity and not excluded: first those whom a message may still be
 * sent today, of these those with the most of the wanted skills.
 */
export async function findCandidates(
  store: RotaStore,
  community: Community,
  role: Role,
  query: Omit<DutyQuery, "subject">,
): Promise<DutyCandidates> {
  const { duty } = store;
  const { platform, at, excluding, skills = [] } = query;
  const rota = await readRota(store, community, platform, role);
  const members = rota.filter(({ person }) => !excluding.includes(person));
  const place = { community: community.id, platform };
  const open = await duty.countOpen(place, at - openWindow);
  const free = members.filter((member) => toAvailability(member, at, open.get(member.person) ?? 0) === "free");
  const pings = await duty.countPings(place, toDayStart(community, at));
  const under = prefer(free, ({ person }) => (pings.get(person) ?? 0) < community.duty.pingsPerDay);
  const most = Math.max(0, ...under.map((member) => countSkills(member, skills)));
  const preferred = new Set(under.filter((member) => countSkills(member, skills) === most).map(({ person }) => person));
  const swaps = await duty.findSwaps(place, role.id, at);
  const channel = role.channels?.[platform];
  const next = members.map((member) => findNextAvailable(member, at)).filter((time) => time !== undefined);
  return {
    candidates: toCandidates(members, preferred, swaps, at),
    nobody: {
      kind: "nobody",
      keepsRota: rota.length > 0,
      ...(channel !== undefined && { channel }),
      ...(next.length > 0 && { nextAvailableAt: Math.min(...next) }),
    },
  };
}

/** Those for whom it holds; all when it holds for none. */
function prefer(members: readonly DutyMember[], holds: (member: DutyMember) => boolean): readonly DutyMember[] {
  const some = members.filter(holds);
  return some.length > 0 ? some : members;
}

function countSkills({ skills }: DutyMember, wanted: readonly string[]): number {
  return skills.filter((skill) => wanted.includes(skill)).length;
}
