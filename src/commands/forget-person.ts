import { findForgotten, forgetting } from "../core/feedback/find-forgotten.ts";
import type { Store } from "../core/ports/store.ts";

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
      action: forgetting,
      subject: person,
      details: { words: said.length },
      at,
    });
  }
  return said.length;
}
