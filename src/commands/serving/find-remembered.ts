import { findForgotten } from "../../core/feedback/find-forgotten.ts";
import { toMemory } from "../../core/feedback/to-memory.ts";
import { groupBy } from "../../core/group-by.ts";
import type { RememberedQuestion } from "../../core/ports/judge.ts";
import type { Store } from "../../core/ports/store.ts";

/** What people have confirmed, accepted or refused until now, for the search to heed. */
export async function findRemembered(store: Store, community: string): Promise<readonly RememberedQuestion[]> {
  const [forgotten, writtenAt, feedback, accepted] = await Promise.all([
    findForgotten(store, community),
    store.faq.findWrittenAt(community),
    store.feedback.findAll(community),
    store.solutions.findAccepted(community),
  ]);
  const judged = new Map([...feedback, ...accepted].map((entry) => [entry.judged.question.id, entry.judged]));
  const solutions = new Map(accepted.map(({ solution }) => [solution.questionId, solution]));
  const said = groupBy(
    feedback.map((entry) => entry.feedback),
    ({ questionId }) => questionId,
  );
  return [...judged].flatMap(([id, one]) => {
    const memory = toMemory(one, {
      feedback: said.get(id) ?? [],
      solution: solutions.get(id),
      forgotten,
      writtenAt,
    });
    return memory ? [memory] : [];
  });
}
