import { splitTokens } from "./split-tokens.ts";

/** All that a vocabulary learns from its texts, as it is written to `vocabulary.json`. */
export interface VocabularyData {
  /** Words with a row of their own; the first has row 1. */
  readonly words: readonly string[];
  /** How many rows the pieces of words share; they follow the words' rows. */
  readonly buckets: number;
  /** Tokens after this many are left out. */
  readonly maxLength: number;
}

/** A token as the rows of the embedding that it sums up: its pieces and, where it is a known word, its own. */
export type TokenRows = Int32Array;

/** Text → sequence of tokens; row 0 means padding. */
export interface SequenceVocabulary {
  readonly data: VocabularyData;
  /** Rows of the embedding, the padding's included. */
  readonly rows: number;
  /** At least one token; the last row of a known word is the word's own. */
  encode(text: string): TokenRows[];
  isWordRow(row: number): boolean;
}

const leastLength = 8;
const greatestLength = 64;
/** Longer words say nothing more by their tail (hashes, links). */
const greatestPieces = 12;

/**
 * Learns the words that occur in at least `minimumTexts` of the texts, and a length that cuts one text in a hundred. Every
 * word is also made of hashed pieces of three characters, which alone stand for unknown words (after Bojanowski et al. 2017).
 */
export function fitSequenceVocabulary(texts: readonly string[], minimumTexts: number): SequenceVocabulary {
  const counts = new Map<string, number>();
  const pieces = new Set<string>();
  const lengths: number[] = [];
  for (const text of texts) {
    const tokens = splitTokens(text);
    lengths.push(tokens.length);
    for (const token of new Set(tokens)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  for (const word of counts.keys()) for (const piece of toPieces(word)) pieces.add(piece);
  lengths.sort((a, b) => a - b);
  const long = lengths[Math.floor(lengths.length * 0.99)] ?? leastLength;
  return createSequenceVocabulary({
    words: [...counts]
      .filter(([, count]) => count >= minimumTexts)
      .map(([word]) => word)
      .sort(),
    buckets: 2 ** Math.min(13, Math.max(9, Math.ceil(Math.log2(pieces.size)))),
    maxLength: Math.min(greatestLength, Math.max(leastLength, long)),
  });
}

/** A vocabulary from what was learnt before. */
export function createSequenceVocabulary(data: VocabularyData): SequenceVocabulary {
  const wordRows = new Map(data.words.map((word, index) => [word, index + 1]));
  const firstBucket = data.words.length + 1;
  const encodeToken = (token: string): TokenRows => {
    const rows = toPieces(token).map((piece) => firstBucket + (hash(piece) % data.buckets));
    const own = wordRows.get(token);
    return Int32Array.from(own === undefined ? rows : [...rows, own]);
  };
  return {
    data,
    rows: firstBucket + data.buckets,
    encode(text) {
      const tokens = splitTokens(text).slice(0, data.maxLength);
      return (tokens.length > 0 ? tokens : [""]).map(encodeToken);
    },
    isWordRow: (row) => row > 0 && row < firstBucket,
  };
}

/** Three characters each, the word's bounds counted in. */
function toPieces(word: string): string[] {
  const characters = ["<", ...word, ">"];
  const pieces: string[] = [];
  for (let start = 0; start === 0 || (start + 3 <= characters.length && start < greatestPieces); start++) {
    pieces.push(characters.slice(start, start + 3).join(""));
  }
  return pieces;
}

/** FNV-1a with the finaliser of MurmurHash3, not negative. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
