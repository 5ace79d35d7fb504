import type { Encoder } from "../../core/ports/encoder.ts";

/** Where an embedding is, or will be as soon as its encoder has read that far. */
interface Place {
  readonly batch: Promise<readonly Float32Array[]>;
  readonly index: number;
}

/**
 * An encoder that keeps in memory what it encoded, for work that meets the same texts again and again and then ends. A text that is
 * being read already is waited for and not read twice; one whose reading failed is read again when it is asked for again.
 */
export function rememberTexts(encoder: Encoder): Encoder {
  const known = new Map<string, Place>();
  const begin = (texts: readonly string[]): void => {
    const batch = encoder.encode(texts);
    for (const [index, text] of texts.entries()) known.set(text, { batch, index });
    batch.catch(() => {
      for (const text of texts) if (known.get(text)?.batch === batch) known.delete(text);
    });
  };
  return {
    name: encoder.name,
    dimensions: encoder.dimensions,
    encode: async (texts) => {
      const missing = [...new Set(texts)].filter((text) => !known.has(text));
      if (missing.length > 0) begin(missing);
      const places = texts.map((text) => known.get(text));
      const read = new Map<unknown, readonly Float32Array[]>();
      for (const batch of new Set(places.map((place) => place?.batch))) read.set(batch, (await batch) ?? []);
      const none = new Float32Array(encoder.dimensions);
      return places.map((place) => read.get(place?.batch)?.[place?.index ?? 0] ?? none);
    },
  };
}
