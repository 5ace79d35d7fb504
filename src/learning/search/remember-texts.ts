import type { Encoder } from "../../core/ports/encoder.ts";

/** An encoder that keeps in memory what it encoded, for work that meets the same texts again and again and then ends. */
export function rememberTexts(encoder: Encoder): Encoder {
  const known = new Map<string, Float32Array>();
  return {
    name: encoder.name,
    dimensions: encoder.dimensions,
    encode: async (texts) => {
      const missing = [...new Set(texts)].filter((text) => !known.has(text));
      const vectors = await encoder.encode(missing);
      for (const [index, text] of missing.entries())
        known.set(text, vectors[index] ?? new Float32Array(encoder.dimensions));
      return texts.map((text) => known.get(text) ?? new Float32Array(encoder.dimensions));
    },
  };
}
