import { blob, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A cache without community: an embedding says nothing but its encoder's name and the hash of a text. Vectors are 32-bit floats. */
export const embeddings = sqliteTable(
  "embeddings",
  {
    encoder: text().notNull(),
    hash: text().notNull(),
    vector: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.encoder, table.hash] })],
);
