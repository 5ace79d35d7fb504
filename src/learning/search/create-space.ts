import type { Encoder } from "../../core/ports/encoder.ts";
import { createVectorTable, type VectorTable } from "./create-vector-table.ts";
import type { KnowledgeRow } from "./knowledge-row.ts";

/** The embeddings of one encoder over the rows of the knowledge, made when they are first needed. */
export interface EmbeddingSpace {
  add(row: KnowledgeRow): void;
  remove(row: KnowledgeRow): void;
  /** The embeddings, with those still missing made now, all in one call of the encoder; `undefined` without an encoder. */
  prepare(encoder: Encoder | undefined): Promise<VectorTable | undefined>;
}

/** Creates a space for the rows that `belongs` accepts. */
export function createSpace(belongs: (row: KnowledgeRow) => boolean): EmbeddingSpace {
  const pending = new Set<KnowledgeRow>();
  let table: VectorTable | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const encodePending = async (encoder: Encoder): Promise<VectorTable> => {
    const known = table ?? createVectorTable(encoder.dimensions);
    table = known;
    while (pending.size > 0) {
      const rows = [...pending];
      const vectors = await encoder.encode(rows.map((row) => row.encoded));
      rows.forEach((row, index) => {
        const vector = vectors[index];
        // A row that was removed meanwhile is no longer pending.
        if (vector && pending.delete(row)) known.set(row.number, vector);
      });
    }
    return known;
  };
  return {
    add(row) {
      if (belongs(row)) pending.add(row);
    },
    remove(row) {
      if (!pending.delete(row)) table?.remove(row.number);
    },
    async prepare(encoder) {
      if (!encoder) return undefined;
      if (table && pending.size === 0) return table;
      const mine = turn.then(() => encodePending(encoder));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
