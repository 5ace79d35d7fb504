import type { Faq } from "../../core/faq/faq.ts";

/** The entry with its fields in the order that files have, its languages by their codes, so that equal entries give equal bytes. */
export function toOrdered({ id, tags, role, stage, source, restrictedTo, texts }: Faq): Faq {
  const languages = Object.entries(texts).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    id,
    tags,
    ...(role !== undefined && { role }),
    ...(stage !== undefined && { stage }),
    ...(source !== undefined && { source }),
    ...(restrictedTo !== undefined && { restrictedTo }),
    texts: Object.fromEntries(
      languages.map(([language, { question, variants, answer }]) => [language, { question, variants, answer }]),
    ),
  };
}
