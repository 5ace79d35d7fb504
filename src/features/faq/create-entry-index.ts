import MiniSearch from "minisearch";
import type { Faq } from "../../core/faq/faq.ts";

/** Entries to be found by their names as people type them, slips included. */
export interface EntryIndex {
  /** Ids of the entries that fit what was typed, best first. */
  find(typed: string): readonly string[];
}

/**
 * Indexes ids, questions and tags by words and by triples of letters, Chinese by characters and pairs of them: of what was typed
 * with a slip most is still there, and so is most of a beginning. Other wordings are indexed by words alone, for speed.
 */
export function createEntryIndex(faq: readonly Faq[]): EntryIndex {
  const index = new MiniSearch({
    fields: ["id", "question", "variants", "tags"],
    tokenize: (text) => toWords(text),
    processTerm: (word, field) => toTerms(word, field !== "variants"),
    searchOptions: { boost: { id: 2, question: 2 } },
  });
  index.addAll(
    faq.map(({ id, tags, texts }) => ({
      id,
      tags: tags.join(" "),
      question: Object.values(texts)
        .map(({ question }) => question)
        .join("\n"),
      variants: Object.values(texts)
        .flatMap(({ variants }) => variants)
        .join("\n"),
    })),
  );
  return { find: (typed) => index.search(typed).map(({ id }) => String(id)) };
}

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const han = /^\p{Script=Han}/u;
/** Begins a triple of letters, so that it is never taken for a word. */
const sign = "\u0001";

function toWords(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(runs) ?? [];
}

function toTerms(word: string, hasTriples: boolean): string[] {
  const characters = [...word];
  if (han.test(word)) return [...characters, ...toRuns(characters, 2)];
  if (!hasTriples) return [word];
  const padded = ["^", ...characters, "$"];
  return [word, ...toRuns(padded, 3).map((triple) => sign + triple)];
}

function toRuns(characters: readonly string[], length: number): string[] {
  return characters
    .slice(0, Math.max(0, characters.length - length + 1))
    .map((_, at) => characters.slice(at, at + length).join(""));
}
