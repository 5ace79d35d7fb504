import type { Example } from "../core/feedback/example.ts";
import type { Encoder } from "../core/ports/encoder.ts";
import type { InfluentialExample } from "../core/ports/judge.ts";
import type { Dataset } from "./dataset/dataset.ts";
import { detectLanguage } from "./encoders/detect-language.ts";
import { createVectorTable, type VectorTable } from "./search/create-vector-table.ts";

/**
 * A search for the training examples nearest to a text in the embeddings that the classifier reads; in a linear head they pull its
 * prediction most. The examples are embedded at the first call for a language's encoder; the encoder's cache has them.
 */
export function createInfluence(
  { faq, examples = [] }: Pick<Dataset, "faq"> & Partial<Dataset>,
  forLanguage: (language: string) => Encoder | undefined,
): (text: string, limit: number) => Promise<readonly InfluentialExample[]> {
  const taught = [...examples.flatMap(toTaught), ...toWordings(faq)];
  const tables = new Map<Encoder, Promise<VectorTable>>();
  return async (text, limit) => {
    const encoder = forLanguage(detectLanguage(text));
    if (!encoder) return [];
    try {
      const table = tables.get(encoder) ?? toTable(encoder, taught);
      tables.set(encoder, table);
      const [known, [embedding]] = await Promise.all([table, encoder.encode([text])]);
      return embedding ? findNearest(known, taught, embedding, limit) : [];
    } catch {
      // A broken encoder costs the examples, never the rest of the explanation.
      tables.delete(encoder);
      return [];
    }
  };
}

type Taught = Omit<InfluentialExample, "similarity">;

function toTaught({ text, faq, role, stage, kind }: Example): readonly Taught[] {
  const label = [faq, role, stage, kind].filter((known) => typeof known === "string").join(", ");
  return label === "" ? [] : [{ text, label }];
}

function toWordings(faq: Dataset["faq"]): readonly Taught[] {
  return faq.flatMap(({ id, texts }) =>
    Object.values(texts).flatMap(({ question, variants }) =>
      [question, ...variants].map((text) => ({ text, label: id })),
    ),
  );
}

async function toTable(encoder: Encoder, taught: readonly Taught[]): Promise<VectorTable> {
  const table = createVectorTable(encoder.dimensions);
  const embeddings = await encoder.encode(taught.map(({ text }) => text));
  for (const [row, embedding] of embeddings.entries()) table.set(row, embedding);
  return table;
}

function findNearest(
  table: VectorTable,
  taught: readonly Taught[],
  embedding: Float32Array,
  limit: number,
): readonly InfluentialExample[] {
  const found: InfluentialExample[] = [];
  table.compare(embedding, (row, similarity) => {
    const example = taught[row];
    if (example) found.push({ ...example, similarity });
  });
  return found.sort((a, b) => b.similarity - a.similarity).slice(0, limit);
}
