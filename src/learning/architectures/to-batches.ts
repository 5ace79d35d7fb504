import { shuffleIndices } from "../random.ts";
import type { TokenRows } from "./sequence-vocabulary.ts";

/** Row numbers of a batch, [texts × tokens × pieces], padded with 0 to its longest text and word. */
export interface Batch {
  readonly rows: Int32Array;
  readonly shape: readonly [texts: number, tokens: number, pieces: number];
}

/** Cuts all texts into batches of similar length, in an order drawn anew with each call. */
export function drawBatches(lengths: readonly number[], batchSize: number, random: () => number): number[][] {
  const order = Array.from(shuffleIndices(lengths.length, random));
  const batches: number[][] = [];
  const pool = batchSize * 16;
  for (let start = 0; start < order.length; start += pool) {
    const near = order.slice(start, start + pool).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
    for (let at = 0; at < near.length; at += batchSize) batches.push(near.slice(at, at + batchSize));
  }
  return Array.from(shuffleIndices(batches.length, random), (at) => batches[at] ?? []);
}

/** Lays texts out as one block; `keep` may leave out a row of a token. */
export function toBatch(texts: readonly (readonly TokenRows[])[], keep?: (row: number) => boolean): Batch {
  // The gradient of an LSTM that takes a single step fails in TensorFlow.js.
  let tokens = 2;
  let pieces = 1;
  for (const text of texts) {
    tokens = Math.max(tokens, text.length);
    for (const token of text) pieces = Math.max(pieces, token.length);
  }
  const rows = new Int32Array(texts.length * tokens * pieces);
  for (const [index, text] of texts.entries()) {
    for (const [position, token] of text.entries()) {
      const start = (index * tokens + position) * pieces;
      for (let piece = 0; piece < token.length; piece++) {
        const row = token[piece] ?? 0;
        rows[start + piece] = !keep || keep(row) ? row : 0;
      }
    }
  }
  return { rows, shape: [texts.length, tokens, pieces] };
}
