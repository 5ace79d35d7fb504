import type { Knowledge } from "./create-knowledge.ts";
import type { VectorTable } from "./create-vector-table.ts";
import type { KnowledgeEntry, KnowledgeRow } from "./knowledge-row.ts";

/** A text that is searched for. */
export interface SearchQuery {
  readonly terms: readonly string[];
  /** ISO 639-1 code. */
  readonly language: string;
  /** The embeddings to compare with, and the text's own; absent when words alone must do. */
  readonly dense?: { readonly table: VectorTable; readonly vector: Float32Array };
  /** The text in English words, searched for beside it, and how much of the text's meaning they carry, 0 to 1. */
  readonly glossed?: Omit<SearchQuery, "glossed"> & { readonly share: number };
}

/** What the search sees of an entry; all zero where nothing fits. */
export interface EntryScore {
  readonly entry: KnowledgeEntry;
  /** Greatest cosine to a wording. */
  readonly cosine: number;
  /** Mean of the cosines to the three closest wordings. */
  readonly support: number;
  /** Greatest cosine to a passage of the answer. */
  readonly passage: number;
  /** Greatest BM25 of a wording, as a share of what a text with all the words would have. */
  readonly lexical: number;
  /** The same over the passages. */
  readonly lexicalPassage: number;
  /** Share of the question's words, by rarity, that the entry has anywhere. */
  readonly coverage: number;
  /** 1 where no wording of its own has the question's language, else 0. */
  readonly foreign: number;
  /** The wording that came closest. */
  readonly wording: KnowledgeRow | undefined;
}

/** The scores that are weighed, each the better the greater it is. */
export const scoreNames = ["cosine", "support", "passage", "lexical", "lexicalPassage", "coverage", "foreign"] as const;

export type ScoreName = (typeof scoreNames)[number];

/** What each score of an entry counts in the weighted sum. */
export type ScoreWeights = Readonly<Record<ScoreName, number>>;

/** The scores of all entries, without an object for each: a search over ten thousand would be mostly garbage. */
export interface ScoreSheet {
  /** The wanted entries with the greatest weighted sums of scores, in no order. */
  findBest(weights: ScoreWeights, limit: number, isWanted?: (entry: KnowledgeEntry) => boolean): EntryScore[];
  /** An entry's scores; `undefined` where no row of it is left. */
  find(entry: KnowledgeEntry): EntryScore | undefined;
}

/** 1 for each row, by its number, that must not be found. */
export type ExcludedRows = Uint8Array;

/** Scores every entry that has at least one row which is not excluded; a glossed query by the text and by its gloss. */
export function scoreEntries(knowledge: Knowledge, query: SearchQuery, excluded?: ExcludedRows): ScoreSheet {
  const own = tally(knowledge, query, excluded);
  const columns = query.glossed ? merge(own, tally(knowledge, query.glossed, excluded), query.glossed.share) : own;
  const read = (entry: KnowledgeEntry): EntryScore => toEntryScore(knowledge, columns, entry);
  return {
    find: (entry) => (columns.seen[entry.slot] === 1 ? read(entry) : undefined),
    findBest(weights, limit, isWanted) {
      const best: { readonly entry: KnowledgeEntry; readonly sum: number }[] = [];
      for (let slot = 0; slot < columns.seen.length; slot++) {
        if (columns.seen[slot] === 0) continue;
        const sum = weigh(columns, slot, weights);
        if (best.length === limit && sum <= (best.at(-1)?.sum ?? 0)) continue;
        const entry = knowledge.entries[slot];
        if (!entry || (isWanted && !isWanted(entry))) continue;
        let at = best.length;
        while (at > 0 && (best[at - 1]?.sum ?? 0) < sum) at--;
        best.splice(at, 0, { entry, sum });
        if (best.length > limit) best.pop();
      }
      return best.map(({ entry }) => read(entry));
    },
  };
}

function toEntryScore({ rows }: Knowledge, columns: Columns, entry: KnowledgeEntry): EntryScore {
  const { slot } = entry;
  return {
    entry,
    wording: rows[columns.closest[slot] ?? -1],
    cosine: columns.cosine[slot] ?? 0,
    support: columns.support[slot] ?? 0,
    passage: columns.passage[slot] ?? 0,
    lexical: columns.lexical[slot] ?? 0,
    lexicalPassage: columns.lexicalPassage[slot] ?? 0,
    coverage: columns.coverage[slot] ?? 0,
    foreign: columns.foreign[slot] ?? 0,
  };
}

function weigh(columns: Columns, slot: number, weights: ScoreWeights): number {
  return (
    weights.cosine * (columns.cosine[slot] ?? 0) +
    weights.support * (columns.support[slot] ?? 0) +
    weights.passage * (columns.passage[slot] ?? 0) +
    weights.lexical * (columns.lexical[slot] ?? 0) +
    weights.lexicalPassage * (columns.lexicalPassage[slot] ?? 0) +
    weights.coverage * (columns.coverage[slot] ?? 0) +
    weights.foreign * (columns.foreign[slot] ?? 0)
  );
}

/** What a gloss of the whole text counts beside the text itself. */
const glossWeight = 2;

/** One value a slot. */
interface Columns {
  readonly seen: Uint8Array;
  readonly foreign: Float32Array;
  readonly cosine: Float32Array;
  readonly support: Float32Array;
  readonly passage: Float32Array;
  readonly lexical: Float32Array;
  readonly lexicalPassage: Float32Array;
  readonly coverage: Float32Array;
  /** Number of the closest wording's row, by words where there are no embeddings; -1 for none. */
  readonly closest: Int32Array;
}

const none = -2;

function tally(knowledge: Knowledge, query: Omit<SearchQuery, "glossed">, excluded: ExcludedRows | undefined): Columns {
  const { entries, terms } = knowledge;
  const slots = knowledge.columns.slots();
  const languages = knowledge.columns.languages();
  const asked = knowledge.columns.numberOf(query.language);
  const columns = createColumns(entries.length);
  const [first, second, third] = [none, none, none].map((value) => new Float32Array(entries.length).fill(value));
  if (!first || !second || !third) return columns;
  const { seen, foreign, passage, lexical, lexicalPassage, closest } = columns;
  query.dense?.table.compare(query.dense.vector, (number, cosine) => {
    if (excluded?.[number] === 1) return;
    const slot = slots[number] ?? 0;
    const language = languages[number] ?? 0;
    seen[slot] = 1;
    if (language === 0) {
      if (cosine > (passage[slot] ?? 0)) passage[slot] = cosine;
      return;
    }
    if (language === asked) foreign[slot] = 0;
    if (cosine > (first[slot] ?? none)) {
      third[slot] = second[slot] ?? none;
      second[slot] = first[slot] ?? none;
      first[slot] = cosine;
      closest[slot] = number;
    } else if (cosine > (second[slot] ?? none)) {
      third[slot] = second[slot] ?? none;
      second[slot] = cosine;
    } else if (cosine > (third[slot] ?? none)) third[slot] = cosine;
  });
  toCosines(columns, [first, second, third]);
  const ideal = query.terms.reduce((sum, term) => sum + terms.weigh(term), 0);
  terms.score(query.terms, (number, score) => {
    if (excluded?.[number] === 1) return;
    const slot = slots[number] ?? 0;
    const language = languages[number] ?? 0;
    const share = score / ideal;
    seen[slot] = 1;
    if (language === 0) {
      if (share > (lexicalPassage[slot] ?? 0)) lexicalPassage[slot] = share;
      return;
    }
    if (language === asked) foreign[slot] = 0;
    if (share <= (lexical[slot] ?? 0)) return;
    lexical[slot] = share;
    if (first[slot] === none) closest[slot] = number;
  });
  cover(columns, knowledge, query.terms, excluded);
  return columns;
}

function cover(
  { coverage }: Columns,
  { terms, columns }: Knowledge,
  asked: readonly string[],
  excluded: ExcludedRows | undefined,
): void {
  const slots = columns.slots();
  const different = [...new Set(asked)];
  const total = different.reduce((sum, term) => sum + terms.weigh(term), 0);
  const counted = new Int32Array(coverage.length);
  for (const [place, term] of different.entries()) {
    const share = terms.weigh(term) / total;
    for (const number of terms.rowsWith(term)) {
      const slot = slots[number] ?? 0;
      if (counted[slot] === place + 1 || excluded?.[number] === 1) continue;
      counted[slot] = place + 1;
      coverage[slot] = (coverage[slot] ?? 0) + share;
    }
  }
}

function createColumns(slots: number): Columns {
  return {
    seen: new Uint8Array(slots),
    foreign: new Float32Array(slots).fill(1),
    cosine: new Float32Array(slots),
    support: new Float32Array(slots),
    passage: new Float32Array(slots),
    lexical: new Float32Array(slots),
    lexicalPassage: new Float32Array(slots),
    coverage: new Float32Array(slots),
    closest: new Int32Array(slots).fill(-1),
  };
}

function toCosines(columns: Columns, nearest: readonly Float32Array[]): void {
  for (let slot = 0; slot < columns.seen.length; slot++) {
    let sum = 0;
    let count = 0;
    for (const column of nearest) {
      const cosine = column[slot] ?? none;
      if (cosine === none) continue;
      sum += cosine;
      count++;
    }
    columns.cosine[slot] = Math.max(0, nearest[0]?.[slot] ?? 0);
    columns.support[slot] = count > 0 ? Math.max(0, sum / count) : 0;
  }
}

/**
 * Cosines are averaged, for two encoders err in different ways; a gloss that carries the whole meaning counts more, for it meets English
 * texts in their own space. Of the words' scores the greater counts, for each sees its own language, the gloss's by its share.
 */
function merge(own: Columns, other: Columns, share: number): Columns {
  const weight = glossWeight * share;
  const mean = (a: number, b: number): number => (a > 0 && b > 0 ? (a + weight * b) / (1 + weight) : Math.max(a, b));
  const greater = (a: number, b: number): number => Math.max(a, share * b);
  const pair = (name: ScoreName, by: typeof mean): Float32Array =>
    own[name].map((value, slot) => by(value, other[name][slot] ?? 0));
  return {
    seen: own.seen.map((seen, slot) => Math.max(seen, other.seen[slot] ?? 0)),
    foreign: own.foreign,
    cosine: pair("cosine", mean),
    support: pair("support", mean),
    passage: pair("passage", mean),
    lexical: pair("lexical", greater),
    lexicalPassage: pair("lexicalPassage", greater),
    coverage: pair("coverage", greater),
    closest: own.closest.map((number, slot) => (number < 0 ? (other.closest[slot] ?? -1) : number)),
  };
}
