import { isDeepStrictEqual } from "node:util";
import type { Faq } from "../../core/faq/faq.ts";

export interface ChangedField {
  readonly field: string;
  /** Of what an entry has in each language. */
  readonly language?: string;
}

/** What differs between two states of an entry. */
export function toChangedFields(before: Faq, after: Faq): readonly ChangedField[] {
  const plain = (["tags", "role", "stage", "source", "restrictedTo"] as const)
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field }));
  const languages = [...new Set([before, after].flatMap(({ texts }) => Object.keys(texts)))];
  const texts = languages.flatMap((language) =>
    (["question", "variants", "answer"] as const)
      .filter((field) => !isDeepStrictEqual(before.texts[language]?.[field], after.texts[language]?.[field]))
      .map((field) => ({ field, language })),
  );
  return [...texts, ...plain];
}
