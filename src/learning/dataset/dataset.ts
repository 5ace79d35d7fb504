import type { Faq } from "../../core/faq/faq.ts";
import type { Example } from "../../core/feedback/example.ts";
import type { Glossary } from "../search/create-glosser.ts";

/** All that a community's model is made from and judged by. */
export interface Dataset {
  /** Curated examples and those from feedback. */
  readonly examples: readonly Example[];
  readonly faq: readonly Faq[];
  /** Never trained on. */
  readonly heldOut: readonly Example[];
  readonly glossary?: Glossary;
}
