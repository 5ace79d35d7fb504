import { createHashIndex } from "./hash-index.ts";
import { hashNgrams } from "./hash-ngrams.ts";
import type { SparseVector } from "./sparse-vector.ts";

/** All that an n-gram encoder learns from its texts: the n-grams it knows and what each is worth. */
export interface NgramVocabulary {
  readonly hashes: Int32Array;
  /** Inverse document frequency, in the order of `hashes`. */
  readonly idf: Float32Array;
}

/** Text → sparse vector of length 1; n-grams never seen in training are left out. */
export interface NgramEncoder {
  readonly vocabulary: NgramVocabulary;
  readonly dimensions: number;
  encode(text: string): SparseVector;
}

/** Learns the n-grams that occur in at least `minimumTexts` of the texts, with smoothed inverse document frequencies. */
export function fitNgramEncoder(texts: readonly string[], minimumTexts: number): NgramEncoder {
  const frequencies = new Map<number, number>();
  for (const text of texts) {
    for (const hash of new Set(hashNgrams(text))) frequencies.set(hash, (frequencies.get(hash) ?? 0) + 1);
  }
  const kept = [...frequencies].filter(([, count]) => count >= minimumTexts).sort(([a], [b]) => a - b);
  return createNgramEncoder({
    hashes: Int32Array.from(kept, ([hash]) => hash),
    idf: Float32Array.from(kept, ([, count]) => 1 + Math.log((1 + texts.length) / (1 + count))),
  });
}

/** An encoder from a vocabulary learnt before. Term frequencies are sublinear (1 + ln tf). */
export function createNgramEncoder(vocabulary: NgramVocabulary): NgramEncoder {
  const { hashes, idf } = vocabulary;
  const index = createHashIndex(hashes);
  return {
    vocabulary,
    dimensions: hashes.length,
    encode(text) {
      const places: number[] = [];
      for (const hash of hashNgrams(text)) {
        const place = index.find(hash);
        if (place >= 0) places.push(place);
      }
      return toSparseVector(Int32Array.from(places).sort(), idf);
    },
  };
}

function toSparseVector(sorted: Int32Array, idf: Float32Array): SparseVector {
  const indices = new Int32Array(sorted.length);
  const values = new Float32Array(sorted.length);
  let length = 0;
  let squares = 0;
  for (let at = 0; at < sorted.length; ) {
    const place = sorted[at] ?? 0;
    let end = at + 1;
    while (sorted[end] === place) end++;
    const value = (1 + Math.log(end - at)) * (idf[place] ?? 0);
    indices[length] = place;
    values[length++] = value;
    squares += value * value;
    at = end;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let at = 0; at < length; at++) values[at] = (values[at] ?? 0) * scale;
  return { indices: indices.subarray(0, length), values: values.subarray(0, length) };
}
