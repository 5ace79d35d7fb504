import { createRandom, shuffleIndices } from "../random.ts";
import type { Glosser } from "./create-glosser.ts";
import type { Knowledge } from "./create-knowledge.ts";
import { createMasks, type Masks } from "./create-masks.ts";
import type { PreparedSpace } from "./create-space.ts";
import { defaultWeights } from "./default-match-calibration.ts";
import type { KnowledgeEntry, KnowledgeRow } from "./knowledge-row.ts";
import type { SearchMode } from "./match-calibration.ts";
import { type EntryScore, type ExcludedRows, scoreEntries } from "./score-entries.ts";
import { toSearchQuery } from "./to-search-query.ts";

/** A question people asked, one they refused entries for, or one made: a FAQ's variant that is left out, or its question shortened. */
export type CaseOrigin = "real" | "refused" | "variant" | "shortened";

/** What the search found for a question as it would have met it. */
export interface SearchCase {
  readonly text: string;
  /** ISO 639-1 code. */
  readonly language: string;
  /** The closest entries and, where there is one, the right one. */
  readonly scores: readonly EntryScore[];
  /** Absent for a question without an entry. */
  readonly right?: KnowledgeEntry;
  readonly origin: CaseOrigin;
  /** How much it counts beside others, 0 to 1. */
  readonly trust: number;
}

/** A question with its own text, with its entry where it has one. */
export interface PosedQuestion {
  readonly text: string;
  readonly origin: Exclude<CaseOrigin, "variant">;
  readonly faqId?: string;
  /** 1 if absent. */
  readonly trust?: number;
  /** Entries that nobody compared it with: they are not there to be found. */
  readonly unseen?: readonly string[];
  readonly language: string;
  readonly vector?: Float32Array;
}

/** What glosses are made with and compared with. */
export interface Glosses {
  readonly toGloss: Glosser;
  /** The English space with the embeddings of all glosses; absent where words alone must do. */
  readonly dense?: { readonly space: PreparedSpace; readonly vectors: ReadonlyMap<string, Float32Array> };
}

export interface CaseSources {
  readonly knowledge: Knowledge;
  readonly mode: SearchMode;
  /** Absent in lexical mode. */
  readonly space?: PreparedSpace;
  /** Absent where no question is glossed. */
  readonly glosses?: Glosses;
  readonly posed: readonly PosedQuestion[];
  readonly seed: number;
}

/**
 * Makes questions out of the FAQ's own variants, by leaving them out: the variant asks, and it and its near-copies are not there to
 * be found. The questions themselves do not ask, for they stand before the passages. Some are asked as of a FAQ without variants,
 * some, in the multilingual space, as of an entry that lacks their language. Posed questions are searched as they are.
 */
export function collectCases(sources: CaseSources): SearchCase[] {
  const { knowledge, space } = sources;
  const table = space?.table;
  const random = createRandom(sources.seed);
  const variants = knowledge.rows.filter((row) => row?.isVariant === true && isAskedIn(sources.mode, row));
  const chosen = [...shuffleIndices(variants.length, random)].slice(0, mostVariants);
  const masks = createMasks(knowledge.rows);
  const made = chosen.flatMap((index) => {
    const row = variants[index];
    const vector = row && table?.get(row.number);
    if (!row || (table && !vector)) return [];
    const excluded = toExclusion(row, sources, vector, masks, random);
    return excluded
      ? [{ ...toCase(sources, row, vector, excluded, row.entry), origin: "variant" as const, trust: 1 }]
      : [];
  });
  const entries = new Map(knowledge.entries.flatMap((entry) => (entry?.kind === "faq" ? [[entry.id, entry]] : [])));
  const numbers = toNumbersByKey(knowledge);
  const posed = sources.posed.flatMap((question) => {
    const right = question.faqId === undefined ? undefined : entries.get(question.faqId);
    if (question.faqId !== undefined && !right) return [];
    const vector = question.vector && space?.place(question.vector, question.language);
    const isAbroad = question.origin === "shortened" && hasOthers(right, question) && random() < shares.abroad;
    const excluded = isAbroad ? toAbroad(question.language, right, masks, random) : masks.none();
    for (const number of numbers.get(toKey(question.text)) ?? []) excluded[number] = 1;
    for (const id of question.unseen ?? []) for (const row of entries.get(id)?.rows ?? []) excluded[row.number] = 1;
    const { origin, trust = 1 } = question;
    return [{ ...toCase(sources, question, vector, excluded, right), origin, trust }];
  });
  return [...made, ...posed];
}

/** Weights and calibration rest on some twenty numbers, which more questions would not change. */
const mostVariants = 800;
const nearCopy = 0.95;

function hasOthers(entry: KnowledgeEntry | undefined, { language }: PosedQuestion): boolean {
  return language !== "en" && [...(entry?.rows ?? [])].some((row) => row.language !== language);
}

function isAskedIn(mode: SearchMode, row: KnowledgeRow): boolean {
  return mode === "lexical" || (mode === "english") === (row.language === "en");
}

/** Which rows the question must not find; `undefined` when nothing of the entry would be left. */
function toExclusion(
  asked: KnowledgeRow,
  sources: CaseSources,
  vector: Float32Array | undefined,
  masks: Masks,
  random: () => number,
): ExcludedRows | undefined {
  const key = toKey(asked.text);
  const isCopy = (row: KnowledgeRow): boolean => {
    if (toKey(row.text) === key) return true;
    const other = row.kind === "wording" ? sources.space?.table.get(row.number) : undefined;
    return vector !== undefined && other !== undefined && dot(vector, other) > nearCopy;
  };
  const own = [...asked.entry.rows];
  const isAbroad = sources.mode === "multilingual" && random() < shares.abroad;
  const isSparse = random() < shares.sparse;
  const excluded = isAbroad ? toAbroad(asked.language, asked.entry, masks, random) : masks.none();
  for (const row of own) if (isCopy(row)) excluded[row.number] = 1;
  if (own.every(({ number }) => excluded[number] === 1)) return undefined;
  if (isSparse) masks.addVariants(excluded);
  return excluded;
}

/**
 * Hides the texts in a language of an entry, and of every other second entry: were the right one alone without them, that it lacks the
 * language would tell which it is.
 */
function toAbroad(
  language: string,
  right: KnowledgeEntry | undefined,
  masks: Masks,
  random: () => number,
): ExcludedRows {
  const excluded = masks.everySecond(language, random() < 0.5 ? 0 : 1);
  for (const row of right?.rows ?? []) if (row.language === language) excluded[row.number] = 1;
  return excluded;
}

/** How many of the questions made find the entry in other languages only, and how many find no entry's variants. */
const shares = { abroad: 0.5, sparse: 0.25 };

function toCase(
  sources: CaseSources,
  { text, language }: Pick<KnowledgeRow, "text" | "language">,
  vector: Float32Array | undefined,
  excluded: ExcludedRows,
  right: KnowledgeEntry | undefined,
): Omit<SearchCase, "origin" | "trust"> {
  const { space, knowledge, mode, glosses } = sources;
  const gloss = glosses?.toGloss(text, language);
  const found = gloss === undefined ? undefined : glosses?.dense?.vectors.get(gloss.text);
  const english = glosses?.dense?.space;
  const query = toSearchQuery(text, language, gloss, {
    ...(space && vector ? { own: { table: space.table, vector } } : {}),
    ...(english && found ? { gloss: { table: english.table, vector: english.place(found, "en") } } : {}),
  });
  const all = scoreEntries(knowledge, query, excluded);
  const closest = all.findBest(defaultWeights[mode], closestKept);
  const own = right && all.find(right);
  const scores = own && !closest.some((score) => score.entry === right) ? [...closest, own] : closest;
  return { text, language, scores, ...(right ? { right } : {}) };
}

const closestKept = 20;

function toNumbersByKey(knowledge: Knowledge): ReadonlyMap<string, ReadonlySet<number>> {
  const numbers = new Map<string, Set<number>>();
  for (const row of knowledge.rows) {
    if (!row) continue;
    const key = toKey(row.text);
    numbers.set(key, (numbers.get(key) ?? new Set()).add(row.number));
  }
  return numbers;
}

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
