import { z } from "zod";
import type { Faq } from "../../core/faq/faq.ts";
import { detectLanguage } from "../encoders/detect-language.ts";
import { readRecords } from "./read-records.ts";

const text = z.string().trim().min(1);
const faqText = z.object({ question: text, variants: z.array(text).default([]), answer: z.string() });
const multilingual = z.object({
  id: text,
  texts: z.record(z.string().regex(/^[a-z]{2}$/, "must be an ISO 639-1 code"), faqText),
});
const single = faqText.extend({ id: text });

const remedy = 'give each entry {"id", "question", "variants"?, "answer"}, or texts by language as in config/faq.yaml';

/**
 * Reads the FAQ to measure with: YAML in the form of `config/faq.yaml`, a list of entries, or one JSON object a line. Throws
 * `input-invalid` that names file, line and remedy, and `not-found`.
 */
export function readFaqFile(path: string): readonly Faq[] {
  const faq = readRecords(path, "faq", z.union([single, multilingual]), remedy).map(toFaq);
  return faq;
}

function toFaq(record: z.output<typeof single> | z.output<typeof multilingual>): Faq {
  if ("texts" in record) return { id: record.id, tags: [], texts: record.texts };
  const { id, question, variants, answer } = record;
  return { id, tags: [], texts: { [detectLanguage(question)]: { question, variants, answer } } };
}
