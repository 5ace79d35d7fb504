import { and, eq, sql } from "drizzle-orm";
import type { EmbeddingStore } from "../core/ports/store.ts";
import type { Database } from "./database.ts";
import { embeddings } from "./schema/embeddings.ts";

/** The embedding cache; vectors are stored as the bytes of their floats. */
export function createEmbeddingStore(database: Database): EmbeddingStore {
  const { attempt, transact, query } = database;
  // The hashes travel as one JSON array: one statement for any number of them, below SQLite's limit of variables.
  const select = query
    .select({ hash: embeddings.hash, vector: embeddings.vector })
    .from(embeddings)
    .where(
      and(
        eq(embeddings.encoder, sql.placeholder("encoder")),
        sql`${embeddings.hash} in (select value from json_each(${sql.placeholder("hashes")}))`,
      ),
    )
    .prepare();
  const insert = query
    .insert(embeddings)
    .values({
      encoder: sql.placeholder("encoder"),
      hash: sql.placeholder("hash"),
      vector: sql.placeholder("vector"),
    })
    .onConflictDoUpdate({ target: [embeddings.encoder, embeddings.hash], set: { vector: sql`excluded.vector` } })
    .prepare();
  return {
    find: (encoder, hashes) =>
      attempt(() => {
        const rows = select.all({ encoder, hashes: JSON.stringify(hashes) });
        const found = new Map(rows.map(({ hash, vector }) => [hash, toEmbedding(vector)]));
        return hashes.map((hash) => found.get(hash));
      }),
    save: (encoder, vectors) =>
      transact(() => {
        for (const [hash, vector] of vectors) insert.run({ encoder, hash, vector: toBytes(vector) });
      }),
  };
}

/** A copy, because a buffer from the database need not begin where a float may. */
function toEmbedding(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}

function toBytes(embedding: Float32Array): Buffer {
  return Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
}
