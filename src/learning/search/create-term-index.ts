/** Documents by their terms. */
export interface TermIndex {
  /** Adds a document under a row number that is not in use. */
  add(row: number, terms: readonly string[]): void;
  remove(row: number): void;
  /** Calls `visit` once for each document that has one of the terms, with its BM25 score. */
  score(terms: readonly string[], visit: (row: number, score: number) => void): void;
  /** Rarity of a term, above 0: the weight it has in the score; a term in no document has the greatest. */
  weigh(term: string): number;
  /** The documents that have a term. */
  rowsWith(term: string): readonly number[];
}

/**
 * An inverted index scored by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), with the always positive
 * weight log(1 + (N - n + 0.5) / (n + 0.5)) of a term in n of N documents.
 */
export function createTermIndex(k1 = 1.2, b = 0.75): TermIndex {
  const postings = new Map<string, Posting>();
  let lengths = new Float64Array(64);
  let scores = new Float64Array(64);
  let touched = new Int32Array(64);
  const documents = new Map<number, readonly string[]>();
  let totalLength = 0;
  const weigh = (term: string): number => {
    const found = postings.get(term)?.rows.length ?? 0;
    return Math.log(1 + (documents.size - found + 0.5) / (found + 0.5));
  };
  return {
    weigh,
    rowsWith: (term) => postings.get(term)?.rows ?? [],
    add(row, terms) {
      const counts = toCounts(terms);
      documents.set(row, [...counts.keys()]);
      if (row >= lengths.length) {
        const grown = new Float64Array(row * 2);
        grown.set(lengths);
        lengths = grown;
        scores = new Float64Array(row * 2);
        touched = new Int32Array(row * 2);
      }
      lengths[row] = terms.length;
      totalLength += terms.length;
      for (const [term, count] of counts) addPosting(postings, term, row, count);
    },
    remove(row) {
      for (const term of documents.get(row) ?? []) removePosting(postings, term, row);
      if (documents.delete(row)) totalLength -= lengths[row] ?? 0;
    },
    score(terms, visit) {
      const average = documents.size > 0 ? totalLength / documents.size : 1;
      let reached = 0;
      for (const [term, repeats] of toCounts(terms)) {
        const posting = postings.get(term);
        if (!posting) continue;
        const weight = weigh(term) * repeats * (k1 + 1);
        for (let at = 0; at < posting.rows.length; at++) {
          const row = posting.rows[at] ?? 0;
          const count = posting.counts[at] ?? 0;
          const before = scores[row] ?? 0;
          if (before === 0) touched[reached++] = row;
          scores[row] = before + (weight * count) / (count + k1 * (1 - b + (b * (lengths[row] ?? 0)) / average));
        }
      }
      for (let at = 0; at < reached; at++) {
        const row = touched[at] ?? 0;
        visit(row, scores[row] ?? 0);
        scores[row] = 0;
      }
    },
  };
}

/** The documents of one term, and how often each has it. */
interface Posting {
  readonly rows: number[];
  readonly counts: number[];
}

function addPosting(postings: Map<string, Posting>, term: string, row: number, count: number): void {
  const posting = postings.get(term) ?? { rows: [], counts: [] };
  posting.rows.push(row);
  posting.counts.push(count);
  postings.set(term, posting);
}

function removePosting(postings: Map<string, Posting>, term: string, row: number): void {
  const posting = postings.get(term);
  const at = posting?.rows.indexOf(row) ?? -1;
  if (!posting || at < 0) return;
  posting.rows.splice(at, 1);
  posting.counts.splice(at, 1);
  if (posting.rows.length === 0) postings.delete(term);
}

function toCounts(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
