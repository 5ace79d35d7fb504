import type { KnowledgeRow } from "./knowledge-row.ts";
import type { ExcludedRows } from "./score-entries.ts";

/** What many questions must not find, prepared once: asking a function of every row for every question took most of a training. */
export interface Masks {
  none(): ExcludedRows;
  /** The texts in a language of the entries with even slots (0) or odd ones (1). */
  everySecond(language: string, parity: 0 | 1): ExcludedRows;
  addVariants(excluded: ExcludedRows): void;
}

/** Masks over rows; each call gives one of its own. */
export function createMasks(rows: readonly (KnowledgeRow | undefined)[]): Masks {
  const variants = rows.flatMap((row) => (row?.isVariant ? [row.number] : []));
  const halves = new Map<string, ExcludedRows>();
  const toHalf = (language: string, parity: number): ExcludedRows =>
    Uint8Array.from(rows, (row) => (row?.language === language && row.entry.slot % 2 === parity ? 1 : 0));
  return {
    none: () => new Uint8Array(rows.length),
    everySecond(language, parity) {
      const key = `${language} ${parity}`;
      const half = halves.get(key) ?? toHalf(language, parity);
      halves.set(key, half);
      return half.slice();
    },
    addVariants(excluded) {
      for (const number of variants) excluded[number] = 1;
    },
  };
}
