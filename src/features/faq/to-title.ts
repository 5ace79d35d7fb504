import { type Faq, toFaqText } from "../../core/faq/faq.ts";

/** An entry's question in the wanted language, else in one of the others it has. */
export function toTitle(faq: Faq, language: string, others: readonly string[]): string {
  return toFaqText(faq, language, others)?.text.question ?? faq.id;
}
