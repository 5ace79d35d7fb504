import type { Faq } from "../../core/faq/faq.ts";
import { createEntryIndex, type EntryIndex } from "./create-entry-index.ts";

/** Finds entries by what was typed, best first; `community` is whose they are. */
export type Finder = (community: string, faq: readonly Faq[], typed: string) => readonly Faq[];

/** A finder that indexes a community's entries anew only when their names have changed. */
export function createFinder(): Finder {
  const indexes = new Map<string, { readonly names: string; readonly index: EntryIndex }>();
  return (community, faq, typed) => {
    const names = JSON.stringify(faq.map(toNames));
    const known = indexes.get(community);
    const index = known?.names === names ? known.index : createEntryIndex(faq);
    indexes.set(community, { names, index });
    const byId = new Map(faq.map((entry) => [entry.id, entry]));
    return index.find(typed).flatMap((id) => byId.get(id) ?? []);
  };
}

function toNames({ id, tags, texts }: Faq) {
  return [id, tags, Object.values(texts).map(({ question, variants }) => [question, variants])];
}
