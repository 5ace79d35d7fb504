import { createRandom, shuffleIndices } from "../random.ts";
import type { Knowledge } from "./create-knowledge.ts";
import type { VectorTable } from "./create-vector-table.ts";
import { defaultWeights } from "./default-match-calibration.ts";
import type { KnowledgeEntry, KnowledgeRow } from "./knowledge-row.ts";
import type { SearchMode } from "./match-calibration.ts";
import { rankEntries } from "./rank-entries.ts";
import { type EntryScore, type SearchQuery, scoreEntries } from "./score-entries.ts";
import { toTerms } from "./to-terms.ts";

/** A question as the search would have met it, with what it found. */
export interface SearchCase {
  readonly terms: readonly string[];
  /** The closest entries and, where there is one, the right one. */
  readonly scores: readonly EntryScore[];
  /** Absent for a question without an entry. */
  readonly right?: KnowledgeEntry;
  /** True for a question people asked, false for one made from a wording. */
  readonly isReal: boolean;
  isExcluded(row: KnowledgeRow): boolean;
}

/** A question people asked, with its entry where it has one. */
export interface RealQuestion {
  readonly text: string;
  readonly faqId?: string;
  readonly vector?: Float32Array;
}

export interface CaseSources {
  readonly knowledge: Knowledge;
  readonly mode: SearchMode;
  /** The embeddings of the mode's space; absent in lexical mode. */
  readonly table?: VectorTable;
  readonly real: readonly RealQuestion[];
  readonly seed: number;
}

/**
 * Makes questions out of the FAQ's own variants, by leaving them out: the variant asks, and it and its near-copies are not there to
 * be found; of the entry's other wordings sometimes all stay, sometimes half or only one, in the multilingual space sometimes only
 * those of other languages, because people's questions are further from the wordings than these are from each other. Real
 * questions are searched as they are.
 */
export function collectCases(sources: CaseSources): SearchCase[] {
  const { knowledge, table } = sources;
  const random = createRandom(sources.seed);
  const variants = findVariants(knowledge).filter((row) => isAskedIn(sources.mode, row));
  const order = [...shuffleIndices(variants.length, random)].slice(0, mostVariants);
  const made = order.flatMap((index) => {
    const row = variants[index];
    const vector = row && table?.get(row.number);
    if (!row || (table && !vector)) return [];
    const isExcluded = toExclusion(row, sources, vector, random);
    return isExcluded ? [toCase(sources, row.text, vector, isExcluded, row.entry, false)] : [];
  });
  const entries = new Map(knowledge.entries.flatMap((entry) => (entry?.kind === "faq" ? [[entry.id, entry]] : [])));
  const real = sources.real.flatMap((question) => {
    const right = question.faqId === undefined ? undefined : entries.get(question.faqId);
    if (question.faqId !== undefined && !right) return [];
    const key = toKey(question.text);
    return [toCase(sources, question.text, question.vector, (row) => toKey(row.text) === key, right, true)];
  });
  return [...made, ...real];
}

const mostVariants = 1500;
const nearCopy = 0.95;

/** The FAQ's wordings without each entry's first in a language, which stands before its passages too and so cannot be left out. */
function findVariants(knowledge: Knowledge): KnowledgeRow[] {
  return knowledge.entries.flatMap((entry) => {
    if (entry?.kind !== "faq") return [];
    const seen = new Set<string>();
    return [...entry.rows].filter((row) => {
      if (row.kind !== "wording" || row.verifiedBy !== undefined) return false;
      const isFirst = !seen.has(row.language);
      seen.add(row.language);
      return !isFirst;
    });
  });
}

function isAskedIn(mode: SearchMode, row: KnowledgeRow): boolean {
  return mode === "lexical" || (mode === "english") === (row.language === "en");
}

/** Which rows the question must not find; `undefined` when too little of the entry would be left to ask fairly. */
function toExclusion(
  asked: KnowledgeRow,
  sources: CaseSources,
  vector: Float32Array | undefined,
  random: () => number,
): ((row: KnowledgeRow) => boolean) | undefined {
  const key = toKey(asked.text);
  const isCopy = (row: KnowledgeRow): boolean => {
    if (toKey(row.text) === key) return true;
    const other = vector && sources.table?.get(row.number);
    return vector !== undefined && other !== undefined && row.kind === "wording" && dot(vector, other) > nearCopy;
  };
  const own = [...asked.entry.rows];
  const abroad = sources.mode === "multilingual" && own.some((row) => row.language !== asked.language);
  const keep = random();
  const isGone = (row: KnowledgeRow): boolean => {
    if (isCopy(row)) return true;
    if (abroad && keep < 0.4) return row.language === asked.language;
    if (row.kind === "passage" || keep > 0.7) return false;
    return random() < (keep > 0.55 ? 0.5 : 0.8);
  };
  const gone = new Set(own.filter(isGone).map((row) => row.number));
  const left = own.filter((row) => !gone.has(row.number));
  return left.length > 0 ? (row) => gone.has(row.number) : undefined;
}

function toCase(
  sources: CaseSources,
  text: string,
  vector: Float32Array | undefined,
  isExcluded: (row: KnowledgeRow) => boolean,
  right: KnowledgeEntry | undefined,
  isReal: boolean,
): SearchCase {
  const terms = toTerms(text);
  const { table, knowledge } = sources;
  const query: SearchQuery = { terms, ...(table && vector ? { dense: { table, vector } } : {}) };
  const all = scoreEntries(knowledge, query, isExcluded);
  const weights = sources.mode === "lexical" ? defaultWeights.lexical : defaultWeights.dense;
  const closest = rankEntries(all, weights, closestKept).map((entry) => entry.score);
  const own = all.find((score) => score.entry === right);
  const scores = own && !closest.includes(own) ? [...closest, own] : closest;
  return { terms, scores, isReal, isExcluded, ...(right ? { right } : {}) };
}

const closestKept = 20;

function toKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
