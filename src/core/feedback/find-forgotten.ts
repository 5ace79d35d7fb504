import type { Store } from "../ports/store.ts";

/** What is known of the people whose influence was taken back. */
export interface Forgotten {
  /** Whether what a person said at a time is to teach nothing. */
  has(person: string, at: number): boolean;
  /** When that last happened; a model trained before still has it. 0 if never. */
  readonly last: number;
}

/** The audit's word for it. */
export const forgetting = "person-forgotten";

/** Leaves nothing to take back, only models that were trained before. */
const erasure = "person-erased";

/** Everybody who was ever forgotten in a community: what they said before counts no more, what they say afterwards does. */
export async function findForgotten(store: Pick<Store, "audit">, community: string): Promise<Forgotten> {
  const actions = [forgetting, erasure];
  const entries = await store.audit.findLatest(community, Number.MAX_SAFE_INTEGER, { actions });
  const since = new Map(entries.toReversed().map(({ subject, at }) => [subject, at]));
  return { has: (person, at) => at <= (since.get(person) ?? -1), last: entries[0]?.at ?? 0 };
}
