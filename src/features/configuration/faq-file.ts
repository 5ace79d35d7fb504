import { stringify } from "yaml";
import type { Faq } from "../../core/faq.ts";
import { faqSchema, findFaqContradictions } from "./faq-schema.ts";
import { readYaml } from "./read-yaml.ts";

/** Reads and checks a FAQ file; throws `config-invalid` with every fault. */
export async function loadFaqFile(file: string): Promise<readonly Faq[]> {
  const { faq } = await readYaml(file, faqSchema, findFaqContradictions);
  return faq;
}

/** Entries as the text of a FAQ file, which `loadFaqFile` reads back without a change. */
export function renderFaqFile(faq: readonly Faq[]): string {
  return stringify({ faq }, { lineWidth: 120 });
}
