import type { Encoder } from "../../core/ports/encoder.ts";
import { createVectorTable, type VectorTable } from "./create-vector-table.ts";
import type { KnowledgeRow } from "./knowledge-row.ts";
import { type Centring, toCentring } from "./to-centring.ts";

/** The embeddings of one encoder over the rows of the knowledge, made when they are first needed. */
export interface EmbeddingSpace {
  add(row: KnowledgeRow): void;
  remove(row: KnowledgeRow): void;
  /** The embeddings, with those still missing made now, all in one call of the encoder; `undefined` without an encoder. */
  prepare(encoder: Encoder | undefined): Promise<PreparedSpace | undefined>;
}

/** Embeddings that can be compared with. */
export interface PreparedSpace {
  readonly table: VectorTable;
  /** Brings the encoder's embedding of a text in a language into the table's coordinates. */
  place(vector: Float32Array, language: string): Float32Array;
}

/** Of the first rows the languages' means are learnt; after them, few at a time, so that their word pieces do not fill the memory. */
const chunkSize = { first: 2048, next: 512 };

/** Creates a space for the rows that `belongs` accepts. */
export function createSpace(belongs: (row: KnowledgeRow) => boolean): EmbeddingSpace {
  const pending = new Set<KnowledgeRow>();
  let prepared: (PreparedSpace & { readonly place: Centring }) | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const encodePending = async (encoder: Encoder): Promise<PreparedSpace> => {
    while (!prepared || pending.size > 0) {
      const rows = [...pending].slice(0, prepared ? chunkSize.next : chunkSize.first);
      const vectors = await encoder.encode(rows.map((row) => row.encoded));
      prepared ??= { table: createVectorTable(encoder.dimensions), place: toCentring(rows, vectors) };
      for (const [index, row] of rows.entries()) {
        const vector = vectors[index];
        // A row that was removed meanwhile is no longer pending.
        if (pending.delete(row) && vector) prepared.table.set(row.number, prepared.place(vector, row.language));
      }
    }
    return prepared;
  };
  return {
    add(row) {
      if (belongs(row)) pending.add(row);
    },
    remove(row) {
      if (!pending.delete(row)) prepared?.table.remove(row.number);
    },
    async prepare(encoder) {
      if (!encoder) return undefined;
      if (prepared && pending.size === 0) return prepared;
      const mine = turn.then(() => encodePending(encoder));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
