import type { Faq } from "../faq/faq.ts";
import type { Store } from "../ports/store.ts";
import type { SolvedQuestion } from "../solution/solution.ts";
import type { Match } from "./match.ts";

/** What matches stand for, by id, as far as it still exists. */
export interface FoundKnowledge {
  readonly faq: ReadonlyMap<string, Faq>;
  readonly solved: ReadonlyMap<string, SolvedQuestion>;
}

export const nothingFound: FoundKnowledge = { faq: new Map(), solved: new Map() };

/** Finds the FAQ and the solved questions that matches name. */
export async function findKnowledge(
  store: Pick<Store, "faq" | "solutions">,
  community: string,
  matches: readonly Match[],
): Promise<FoundKnowledge> {
  const idsOf = (kind: Match["kind"]) => matches.filter((match) => match.kind === kind).map(({ id }) => id);
  const [faq, solved] = await Promise.all([
    Promise.all(idsOf("faq").map((id) => store.faq.find(community, id))),
    store.solutions.findSolved(community, idsOf("solved")),
  ]);
  return { faq: new Map(faq.flatMap((entry) => (entry ? [[entry.id, entry]] : []))), solved };
}
