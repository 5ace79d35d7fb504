import type { KnowledgeRow } from "./knowledge-row.ts";

/** What the scoring asks of each row, side by side in memory: following twenty thousand objects costs ten times the arithmetic. */
export interface RowColumns {
  /** Slot of the row's entry, by row number. */
  slots(): Int32Array;
  /** 0 for a passage, else the number of the wording's language; that of no language for what people asked beyond a FAQ's own texts. */
  languages(): Uint8Array;
  /** The number of a language; 255 for one that no wording has. */
  numberOf(language: string): number;
  set(row: KnowledgeRow): void;
}

const unknown = 255;
/** One question in a language does not make a translation: its entry still counts as foreign. */
const beyond = 254;

/** Creates empty columns. */
export function createRowColumns(): RowColumns {
  let slots = new Int32Array(256);
  let languages = new Uint8Array(256);
  const numbers = new Map<string, number>();
  const toNumber = ({ kind, entry, verifiedBy, language }: KnowledgeRow): number => {
    if (kind === "passage") return 0;
    return entry.kind === "faq" && verifiedBy !== undefined ? beyond : (numbers.get(language) ?? unknown);
  };
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
      languages[row.number] = toNumber(row);
    },
  };
}
