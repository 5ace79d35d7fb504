import type { KnowledgeRow } from "./knowledge-row.ts";

/** What the scoring asks of each row, side by side in memory: following twenty thousand objects costs ten times the arithmetic. */
export interface RowColumns {
  /** Slot of the row's entry, by row number. */
  slots(): Int32Array;
  /** 0 for a passage, else the number of the wording's language. */
  languages(): Uint8Array;
  /** The number of a language; 255 for one that no wording has. */
  numberOf(language: string): number;
  set(row: KnowledgeRow): void;
}

const unknown = 255;

/** Creates empty columns. */
export function createRowColumns(): RowColumns {
  let slots = new Int32Array(256);
  let languages = new Uint8Array(256);
  const numbers = new Map<string, number>();
  return {
    slots: () => slots,
    languages: () => languages,
    numberOf: (language) => numbers.get(language) ?? unknown,
    set(row) {
      if (row.number >= slots.length) {
        const before = { slots, languages };
        slots = new Int32Array(row.number * 2);
        languages = new Uint8Array(row.number * 2);
        slots.set(before.slots);
        languages.set(before.languages);
      }
      slots[row.number] = row.entry.slot;
      if (row.kind === "wording" && !numbers.has(row.language)) numbers.set(row.language, numbers.size + 1);
      languages[row.number] = row.kind === "passage" ? 0 : (numbers.get(row.language) ?? unknown);
    },
  };
}
