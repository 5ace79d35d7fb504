import { findNextAvailable, toAvailability } from "./availability.ts";
import type { Community } from "./community.ts";
import type { DutyMember } from "./duty.ts";
import { toDayStart } from "./ping-person.ts";
import type { DutyQuery, OnDuty } from "./ports/duty.ts";
import type { TurnRequest } from "./ports/duty-store.ts";
import { type RotaStore, readRota } from "./read-rota.ts";
import { toCandidates } from "./to-candidates.ts";

/** Work nobody closed for so long is no longer on anybody's desk. */
export const openWindow = 7 * 24 * 3_600_000;

/** What there is to know of a query beyond its own. */
export interface DutyGrounds extends Pick<TurnRequest, "messageId"> {
  readonly community: Community;
}

/**
 * Gives a piece of work to the person of a role whose turn it is, among those who are on the rota, at work, below their capacity
 * and not excluded: first those whom a message may still be sent today, of these those with the most of the wanted skills.
 */
export async function findOnDuty(
  store: RotaStore,
  { community, messageId }: DutyGrounds,
  query: DutyQuery,
): Promise<OnDuty> {
  const { duty } = store;
  const { platform, at, subject, excluding, skills = [] } = query;
  const role = community.roles.find(({ id }) => id === query.role);
  const channel = role?.channels?.[platform];
  if (!role) return { kind: "nobody", keepsRota: false };
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
  const person = await duty.take({
    ...place,
    role: role.id,
    subject,
    ...(messageId === undefined ? {} : { messageId }),
    candidates: toCandidates(members, preferred, swaps, at),
    at,
  });
  if (person !== undefined) return { kind: "person", person };
  const next = members.map((member) => findNextAvailable(member, at)).filter((time) => time !== undefined);
  return {
    kind: "nobody",
    keepsRota: rota.length > 0,
    ...(channel !== undefined && { channel }),
    ...(next.length > 0 && { nextAvailableAt: Math.min(...next) }),
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
