import { groupBy } from "../core/group-by.ts";
import type { VerifiedQuestion } from "../core/ports/judge.ts";
import type { Store } from "../core/ports/store.ts";
import { toMemory } from "../core/to-memory.ts";
import { findForgotten } from "./forgotten-people.ts";

/** What people have confirmed or accepted until now, to be found by search. */
export async function findVerified(store: Store, community: string): Promise<readonly VerifiedQuestion[]> {
  const forgotten = await findForgotten(store, community);
  const feedback = (await store.feedback.findAll(community)).filter(
    (entry) => !forgotten.has(entry.feedback.person, entry.feedback.at),
  );
  const accepted = (await store.solutions.findAccepted(community)).filter(
    ({ solution: { acceptance } }) => !acceptance || !forgotten.has(acceptance.person, acceptance.at),
  );
  const judged = [...feedback, ...accepted].map((entry) => entry.judged);
  const solutions = new Map(accepted.map(({ solution }) => [solution.questionId, solution]));
  const said = groupBy(
    feedback.map((entry) => entry.feedback),
    ({ questionId }) => questionId,
  );
  return [...new Map(judged.map((each) => [each.question.id, each]))].flatMap(([id, one]) => {
    const memory = toMemory(one, said.get(id) ?? [], solutions.get(id));
    return memory ? [memory] : [];
  });
}
