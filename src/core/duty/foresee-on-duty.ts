import type { Community, Role } from "../community/community.ts";
import type { DutyQuery, OnDuty } from "../ports/duty.ts";
import { chooseTurn } from "./choose-turn.ts";
import { findCandidates } from "./find-candidates.ts";
import type { RotaStore } from "./read-rota.ts";

/** Who would be given a role's next piece of work; nobody is given any. */
export async function foreseeOnDuty(
  store: RotaStore,
  community: Community,
  role: Role,
  { platform, at }: Pick<DutyQuery, "platform" | "at">,
): Promise<OnDuty> {
  const place = { community: community.id, platform };
  const { candidates, nobody } = await findCandidates(store, community, role, {
    ...place,
    role: role.id,
    at,
    excluding: [],
  });
  const next = chooseTurn(candidates, await store.duty.findTurns(place, role.id, at));
  return next ? { kind: "person", person: next.turn.taker } : nobody;
}
