import type { Faq } from "../../core/faq/faq.ts";
import type { Encoder } from "../../core/ports/encoder.ts";
import type { VerifiedQuestion } from "../../core/ports/judge.ts";
import type { Matched } from "../../core/question/match.ts";
import { detectLanguage } from "../encoders/detect-language.ts";
import { createNumbering } from "./create-numbering.ts";
import { createRowColumns, type RowColumns } from "./create-row-columns.ts";
import { createSpace, type PreparedSpace } from "./create-space.ts";
import { createTermIndex, type TermIndex } from "./create-term-index.ts";
import type { KnowledgeEntry, KnowledgeRow } from "./knowledge-row.ts";
import { toPassages } from "./to-passages.ts";
import { toTerms } from "./to-terms.ts";

/** The spaces that texts are compared in: English texts among themselves, and texts of all languages. */
export type Space = "english" | "multilingual";

/** The encoders that work now; `Encoders` of `open-encoders.ts` is one. */
export interface SearchEncoders {
  readonly english: Encoder | undefined;
  readonly multilingual: Encoder | undefined;
}

/** All wordings and passages, with their terms and embeddings. */
export interface Knowledge {
  readonly terms: TermIndex;
  /** Entries by slot. */
  readonly entries: readonly (KnowledgeEntry | undefined)[];
  /** Rows by number. */
  readonly rows: readonly (KnowledgeRow | undefined)[];
  readonly columns: RowColumns;
  /** True for an entry that English questions find in the English space. */
  hasEnglish(entry: KnowledgeEntry): boolean;
  /** Replaces the FAQ; unchanged texts keep their embeddings, verified questions stay. */
  setFaq(faq: readonly Faq[]): void;
  /** Adds a verified question, replacing one of the same id. */
  addVerified(verified: VerifiedQuestion): void;
  removeVerified(questionId: string): void;
  /** The embeddings of a space, with those still missing made now; `undefined` without an encoder for it. */
  prepare(space: Space): Promise<PreparedSpace | undefined>;
}

/** Creates an empty knowledge. */
export function createKnowledge(encoders: SearchEncoders): Knowledge {
  const store = createRowStore();
  const verified = new Map<string, VerifiedQuestion>();
  const forget = (questionId: string): void => {
    const known = verified.get(questionId);
    const entry = known && store.find(known.answer);
    verified.delete(questionId);
    for (const row of [...(entry?.rows ?? [])]) if (row.verifiedBy === questionId) store.removeRow(row);
  };
  const show = (question: VerifiedQuestion): void => {
    const target = question.answer;
    // A wording of a FAQ that is gone waits until the FAQ is back.
    if (target.kind === "faq" && !store.find(target)) return;
    const language = detectLanguage(question.text);
    const { text, questionId } = question;
    store.addRow(target, { kind: "wording", isVariant: false, text, encoded: text, language, verifiedBy: questionId });
  };
  return {
    terms: store.terms,
    entries: store.entries.list,
    rows: store.rows.list,
    columns: store.columns,
    hasEnglish: (entry) => (store.englishRows[entry.slot] ?? 0) > 0,
    setFaq(faq) {
      const before = new Set(store.entries.list.flatMap((entry) => (entry?.kind === "faq" ? [entry.id] : [])));
      replaceFaq(store, faq);
      for (const question of verified.values()) {
        if (question.answer.kind === "faq" && !before.has(question.answer.id)) show(question);
      }
    },
    addVerified(question) {
      forget(question.questionId);
      if (question.text.trim() === "") return;
      verified.set(question.questionId, question);
      show(question);
    },
    removeVerified: forget,
    prepare: (space) => store.spaces[space].prepare(encoders[space]),
  };
}

type RowText = Omit<KnowledgeRow, "entry" | "number">;
type RowStore = ReturnType<typeof createRowStore>;

/** Entries and rows, with the indices over them kept in step. */
function createRowStore() {
  const terms = createTermIndex();
  const entries = createNumbering<KnowledgeEntry>();
  const rows = createNumbering<KnowledgeRow>();
  const columns = createRowColumns();
  const byKey = new Map<string, KnowledgeEntry>();
  const englishRows: number[] = [];
  const countEnglish = ({ language, entry }: KnowledgeRow, by: number): void => {
    englishRows[entry.slot] = (englishRows[entry.slot] ?? 0) + (language === "en" ? by : 0);
  };
  const spaces = { english: createSpace((row) => row.language === "en"), multilingual: createSpace(() => true) };
  return {
    terms,
    entries,
    rows,
    spaces,
    columns,
    englishRows,
    find: (target: Matched) => byKey.get(toKey(target)),
    addRow(target: Matched, text: RowText): void {
      const known = byKey.get(toKey(target));
      const entry = known ?? entries.add((slot) => ({ kind: target.kind, id: target.id, slot, rows: new Set() }));
      byKey.set(toKey(target), entry);
      const row = rows.add((number) => ({ ...text, entry, number }));
      entry.rows.add(row);
      columns.set(row);
      countEnglish(row, 1);
      terms.add(row.number, toTerms(row.text));
      for (const space of Object.values(spaces)) space.add(row);
    },
    removeRow(row: KnowledgeRow): void {
      const { entry } = row;
      entry.rows.delete(row);
      countEnglish(row, -1);
      rows.remove(row.number);
      terms.remove(row.number);
      for (const space of Object.values(spaces)) space.remove(row);
      if (entry.rows.size > 0) return;
      entries.remove(entry.slot);
      byKey.delete(toKey(entry));
    },
  };
}

function replaceFaq(store: RowStore, faq: readonly Faq[]): void {
  const wanted = new Map(faq.map((one) => [one.id, toRowTexts(one)]));
  for (const entry of [...store.entries.list]) {
    if (entry?.kind !== "faq") continue;
    const texts = wanted.get(entry.id);
    for (const row of [...entry.rows]) {
      const stays = row.verifiedBy === undefined ? texts?.some((text) => isSame(text, row)) : texts !== undefined;
      if (!stays) store.removeRow(row);
    }
  }
  for (const [id, texts] of wanted) {
    const known = [...(store.find({ kind: "faq", id })?.rows ?? [])];
    for (const text of texts) if (!known.some((row) => isSame(text, row))) store.addRow({ kind: "faq", id }, text);
  }
}

function toRowTexts(faq: Faq): RowText[] {
  return Object.entries(faq.texts).flatMap(([language, text]) => {
    const wordings = new Set([text.question, ...text.variants].map((wording) => wording.trim()).filter(Boolean));
    const toWording = (wording: string, index: number): RowText => {
      return { kind: "wording", isVariant: index > 0, language, text: wording, encoded: wording };
    };
    const toPassage = (passage: string): RowText => {
      return { kind: "passage", isVariant: false, language, text: passage, encoded: `${text.question}\n${passage}` };
    };
    return [...[...wordings].map(toWording), ...[...new Set(toPassages(text.answer))].map(toPassage)];
  });
}

function isSame(text: RowText, row: KnowledgeRow): boolean {
  const isFaqText = row.verifiedBy === undefined;
  return (
    isFaqText &&
    row.kind === text.kind &&
    row.language === text.language &&
    row.encoded === text.encoded &&
    row.isVariant === text.isVariant
  );
}

function toKey(target: Matched): string {
  return `${target.kind} ${target.id}`;
}
