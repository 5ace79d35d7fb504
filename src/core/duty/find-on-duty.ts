import type { Community } from "../community/community.ts";
import type { DutyQuery, OnDuty } from "../ports/duty.ts";
import type { TurnRequest } from "../ports/duty-store.ts";
import { findCandidates } from "./find-candidates.ts";
import type { RotaStore } from "./read-rota.ts";

/** What there is to know of a query beyond its own. */
export interface DutyGrounds extends Pick<TurnRequest, "messageId"> {
  readonly community: Community;
}

/** Gives a piece of work to the person of a role whose turn it is, of those who can take it, and notes the turn. */
export async function findOnDuty(
  store: RotaStore,
  { community, messageId }: DutyGrounds,
  query: DutyQuery,
): Promise<OnDuty> {
  const { platform, at, subject } = query;
  const role = community.roles.find(({ id }) => id === query.role);
  if (!role) return { kind: "nobody", keepsRota: false };
  const { candidates, nobody } = await findCandidates(store, community, role, query);
  const person = await store.duty.take({
    community: community.id,
    platform,
    role: role.id,
    subject,
    ...(messageId === undefined ? {} : { messageId }),
    candidates,
    at,
  });
  return person === undefined ? nobody : { kind: "person", person };
}
