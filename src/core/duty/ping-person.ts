import type { Community } from "../community/community.ts";
import { fromLocalTime, toLocalTime } from "../community/local-time.ts";
import type { Ping } from "../ports/duty-store.ts";
import type { Store } from "../ports/store.ts";

/**
 * Whether a person may be pinged for something now: `held` once they were sent as much as they are sent of a day, the text then
 * is kept. The same key always gives the same answer and counts once.
 */
export function pingPerson({ duty }: Pick<Store, "duty">, community: Community, ping: Ping): Promise<"sent" | "held"> {
  return duty.ping(ping, toDayStart(community, ping.at), community.duty.pingsPerDay);
}

/** When the community's day began that `at` is on. */
export function toDayStart({ workingTime: { timeZone } }: Community, at: number): number {
  return fromLocalTime(toLocalTime(at, timeZone).date, 0, timeZone);
}
