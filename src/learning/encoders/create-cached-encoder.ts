import { createHash } from "node:crypto";
import type { Encoder } from "../../core/ports/encoder.ts";
import type { EmbeddingStore } from "../../core/ports/store.ts";

/**
 * An encoder that keeps the embeddings of lists of texts (examples, FAQ, verified questions) in the store, under the sha-256 of
 * each text and the encoder's name with its model's fingerprint. A single text passes straight through: a chat message comes once.
 */
export function createCachedEncoder(
  encoder: Encoder & { fingerprint(): Promise<string> },
  store: EmbeddingStore,
): Encoder {
  return {
    name: encoder.name,
    dimensions: encoder.dimensions,
    encode: async (texts) => {
      if (texts.length <= 1) return encoder.encode(texts);
      const key = `${encoder.name}@${await encoder.fingerprint()}`;
      const known = new Map<string, Float32Array>();
      const distinct = [...new Set(texts)];
      for (let at = 0; at < distinct.length; at += chunkSize) {
        const chunk = distinct.slice(at, at + chunkSize);
        for (const [text, vector] of await encodeChunk(encoder, store, key, chunk)) known.set(text, vector);
      }
      return texts.map((text) => known.get(text) ?? new Float32Array(encoder.dimensions));
    },
  };
}

/** Large enough to sort by length, small enough that an interrupted run keeps what it has. */
const chunkSize = 1024;

async function encodeChunk(
  encoder: Encoder,
  store: EmbeddingStore,
  key: string,
  texts: readonly string[],
): Promise<Map<string, Float32Array>> {
  const hashes = texts.map((text) => createHash("sha256").update(text).digest("hex"));
  const found = await store.find(key, hashes);
  const vectors = new Map<string, Float32Array>();
  const missing: { readonly text: string; readonly hash: string }[] = [];
  texts.forEach((text, index) => {
    const vector = found[index];
    if (vector?.length === encoder.dimensions) vectors.set(text, vector);
    else missing.push({ text, hash: hashes[index] ?? "" });
  });
  if (missing.length === 0) return vectors;
  const fresh = await encoder.encode(missing.map((entry) => entry.text));
  const saved = new Map<string, Float32Array>();
  missing.forEach((entry, index) => {
    const vector = fresh[index];
    if (!vector) return;
    vectors.set(entry.text, vector);
    saved.set(entry.hash, vector);
  });
  await store.save(key, saved);
  return vectors;
}
