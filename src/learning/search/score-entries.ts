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
  /** The text in English words, searched for beside it. */
  readonly glossed?: Omit<SearchQuery, "glossed">;
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
  /** 1 where no wording has the question's language, else 0. */
  readonly foreign: number;
  /** The wording that came closest. */
  readonly wording: KnowledgeRow | undefined;
}

/** Scores every entry that has at least one row which is not excluded; a glossed query by the text and by its gloss. */
export function scoreEntries(
  knowledge: Knowledge,
  query: SearchQuery,
  isExcluded?: (row: KnowledgeRow) => boolean,
): EntryScore[] {
  const scores = scoreOnce(knowledge, query, isExcluded);
  return query.glossed ? mergeScores(scores, scoreOnce(knowledge, query.glossed, isExcluded)) : scores;
}

/** Cosines are averaged, for two encoders err in different ways; of the words' scores the greater counts, for each sees its own language. */
function mergeScores(own: readonly EntryScore[], glossed: readonly EntryScore[]): EntryScore[] {
  const bySlot = new Map(glossed.map((score) => [score.entry.slot, score]));
  const merged = own.map((score) => {
    const other = bySlot.get(score.entry.slot);
    bySlot.delete(score.entry.slot);
    return other ? mergePair(score, other) : score;
  });
  return [...merged, ...[...bySlot.values()].map((score) => ({ ...score, foreign: 1 }))];
}

function mergePair(own: EntryScore, other: EntryScore): EntryScore {
  const mean = (a: number, b: number): number => (a > 0 && b > 0 ? (a + b) / 2 : Math.max(a, b));
  return {
    entry: own.entry,
    cosine: mean(own.cosine, other.cosine),
    support: mean(own.support, other.support),
    passage: mean(own.passage, other.passage),
    lexical: Math.max(own.lexical, other.lexical),
    lexicalPassage: Math.max(own.lexicalPassage, other.lexicalPassage),
    foreign: own.foreign,
    wording: own.wording ?? other.wording,
  };
}

function scoreOnce(
  knowledge: Knowledge,
  query: Omit<SearchQuery, "glossed">,
  isExcluded: ((row: KnowledgeRow) => boolean) | undefined,
): EntryScore[] {
  const scores: (Scoring | undefined)[] = [];
  const toScoring = (number: number): { readonly scoring: Scoring; readonly row: KnowledgeRow } | undefined => {
    const row = knowledge.rows[number];
    if (!row || isExcluded?.(row)) return undefined;
    const scoring = scores[row.entry.slot] ?? createScoring(row.entry);
    if (row.kind === "wording" && row.language === query.language) scoring.foreign = 0;
    scores[row.entry.slot] = scoring;
    return { scoring, row };
  };
  query.dense?.table.compare(query.dense.vector, (number, cosine) => {
    const found = toScoring(number);
    if (found) addCosine(found.scoring, found.row, cosine);
  });
  const ideal = query.terms.reduce((sum, term) => sum + knowledge.terms.weigh(term), 0);
  knowledge.terms.score(query.terms, (number, score) => {
    const found = toScoring(number);
    if (found) addLexical(found.scoring, found.row, score / ideal);
  });
  return scores.flatMap((scoring) => (scoring ? [toEntryScore(scoring)] : []));
}

interface Scoring {
  readonly entry: KnowledgeEntry;
  foreign: number;
  first: number;
  second: number;
  third: number;
  passage: number;
  lexical: number;
  lexicalPassage: number;
  closest: KnowledgeRow | undefined;
  closestInWords: KnowledgeRow | undefined;
}

const none = -1;

function createScoring(entry: KnowledgeEntry): Scoring {
  return {
    entry,
    foreign: 1,
    first: none,
    second: none,
    third: none,
    passage: 0,
    lexical: 0,
    lexicalPassage: 0,
    closest: undefined,
    closestInWords: undefined,
  };
}

function addCosine(scoring: Scoring, row: KnowledgeRow, cosine: number): void {
  if (row.kind === "passage") {
    if (cosine > scoring.passage) scoring.passage = cosine;
  } else if (cosine > scoring.first) {
    scoring.third = scoring.second;
    scoring.second = scoring.first;
    scoring.first = cosine;
    scoring.closest = row;
  } else if (cosine > scoring.second) {
    scoring.third = scoring.second;
    scoring.second = cosine;
  } else if (cosine > scoring.third) scoring.third = cosine;
}

function addLexical(scoring: Scoring, row: KnowledgeRow, score: number): void {
  if (row.kind === "passage") {
    if (score > scoring.lexicalPassage) scoring.lexicalPassage = score;
  } else if (score > scoring.lexical) {
    scoring.lexical = score;
    scoring.closestInWords = row;
  }
}

function toEntryScore(scoring: Scoring): EntryScore {
  const { entry, foreign, first, second, third, passage, lexical, lexicalPassage, closest, closestInWords } = scoring;
  const cosines = [first, second, third].filter((cosine) => cosine > none);
  const support = cosines.length > 0 ? cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length : 0;
  const wording = closest ?? closestInWords;
  return { entry, cosine: Math.max(0, first), support, passage, lexical, lexicalPassage, foreign, wording };
}
