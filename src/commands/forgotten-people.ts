import type { Store } from "../core/ports/store.ts";

/** What is known of the people whose influence was taken back. */
export interface Forgotten {
  /** Whether what a person said at a time is to teach nothing. */
  has(person: string, at: number): boolean;
  /** When that last happened; a model trained before still has it. 0 if never. */
  readonly last: number;
}

const action = "person-forgotten";

/** Leaves nothing to take back, only models that were trained before. */
const erasure = "person-erased";

/** Everybody who was ever forgotten in a community: what they said before counts no more, what they say afterwards does. */
export async function findForgotten(store: Store, community: string): Promise<Forgotten> {
  const entries = await store.audit.findLatest(community, Number.MAX_SAFE_INTEGER, { actions: [action, erasure] });
  const since = new Map(entries.toReversed().map(({ subject, at }) => [subject, at]));
  return { has: (person, at) => at <= (since.get(person) ?? -1), last: entries[0]?.at ?? 0 };
}

/** Takes back what a person has said of questions, answers and tasks until now; gives how many words that were, 0 when there was none. */
export async function forgetPerson(store: Store, community: string, person: string, at: number): Promise<number> {
  const forgotten = await findForgotten(store, community);
  const feedback = (await store.feedback.findAll(community)).map((entry) => entry.feedback);
  const accepted = (await store.solutions.findAccepted(community)).flatMap(({ solution }) => solution.acceptance ?? []);
  const sorted = (await store.tasks.findSorted(community)).map(({ event: { by, at } }) => ({ person: by.person, at }));
  const said = [...feedback, ...accepted, ...sorted].filter(
    (word) => word.person === person && !forgotten.has(person, word.at),
  );
  if (said.length > 0) {
    await store.audit.record({
      community,
      actor: "system",
      action,
      subject: person,
      details: { words: said.length },
      at,
    });
  }
  return said.length;
}
