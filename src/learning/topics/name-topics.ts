import { toTerms } from "../search/to-terms.ts";

/**
 * The most telling words of each group of texts against the other groups and the rest: class-based TF-IDF (Grootendorst, BERTopic:
 * Neural topic modeling with a class-based TF-IDF procedure, 2022), a term's frequency in the group times log(1 + A / f), with the
 * mean number of terms a group, A, and the term's frequency in all, f. Words are given as people wrote them most; Chinese as words
 * and pairs of characters.
 */
export function nameTopics(
  groups: readonly (readonly string[])[],
  rest: readonly string[],
  limit: number,
): readonly (readonly string[])[] {
  const spellings = new Map<string, Map<string, number>>();
  const classes = [...groups, rest].map((texts) => countTerms(texts, spellings));
  const totals = new Map<string, number>();
  for (const { terms } of classes) for (const [term, count] of terms) totals.set(term, (totals.get(term) ?? 0) + count);
  const mean = [...totals.values()].reduce((sum, count) => sum + count, 0) / classes.length;
  return classes.slice(0, -1).map(({ terms, texts }) => {
    const weigh = ([term, count]: readonly [string, number]): number => {
      // What only one of the texts says is about that text.
      const spread = texts.get(term) ?? 0;
      return spread < 2 ? 0 : count * Math.log(1 + mean / (totals.get(term) ?? count));
    };
    const telling = [...terms].filter(([term]) => isWord(term)).toSorted((a, b) => weigh(b) - weigh(a));
    return withoutParts(telling.filter((pair) => weigh(pair) > 0).map(([term]) => toSpelling(spellings, term))).slice(
      0,
      limit,
    );
  });
}

function countTerms(texts: readonly string[], spellings: Map<string, Map<string, number>>) {
  const terms = new Map<string, number>();
  const spread = new Map<string, number>();
  for (const text of texts) {
    const words = text.match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? [];
    const found = words.flatMap((word) => {
      const [whole, ...parts] = toTerms(word);
      if (whole !== undefined && parts.length === 0) note(spellings, whole, word);
      return whole === undefined ? [] : [whole, ...parts];
    });
    for (const term of found) terms.set(term, (terms.get(term) ?? 0) + 1);
    for (const term of new Set(found)) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  return { terms, texts: spread };
}

function note(spellings: Map<string, Map<string, number>>, term: string, written: string): void {
  const known = spellings.get(term) ?? new Map<string, number>();
  const word = written.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu, "");
  spellings.set(term, known.set(word, (known.get(word) ?? 0) + 1));
}

function toSpelling(spellings: ReadonlyMap<string, ReadonlyMap<string, number>>, term: string): string {
  const [most] = [...(spellings.get(term) ?? [])].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? term;
}

const stopWords = new Set(
  "a an the i you he she it we they me my your our is are was be been do does did have has had can could will would should may how what why when where which who to of in on at for with from by as and or if not no any some this that there here so but about into up out get got".split(
    " ",
  ),
);

/** Numbers and what is in every question tell nothing; nor does a single Chinese character. */
function isWord(term: string): boolean {
  return /\p{L}/u.test(term) && !stopWords.has(term) && !/^\p{Script=Han}$/u.test(term);
}

/** A pair of characters that a word before it has already says nothing more. */
function withoutParts(words: readonly string[]): readonly string[] {
  return words.filter((word, place) => !words.slice(0, place).some((before) => before.includes(word)));
}
