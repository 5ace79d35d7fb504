import type { Faq } from "./faq.ts";
import type { FaqStore } from "./ports/store.ts";
import type { Verdict } from "./verdict.ts";

/** The FAQ that a verdict names, by id, as far as they still exist. */
export async function findFaq(store: FaqStore, community: string, verdict: Verdict): Promise<ReadonlyMap<string, Faq>> {
  const found = await Promise.all(faqIds(verdict).map((id) => store.find(community, id)));
  return new Map(found.flatMap((faq) => (faq ? [[faq.id, faq]] : [])));
}

function faqIds(verdict: Verdict): readonly string[] {
  if (verdict.kind === "answer") return [verdict.match.id];
  if (verdict.kind === "suggest") return verdict.matches.map((match) => match.id);
  return [];
}
