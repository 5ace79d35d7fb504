import type { Faq } from "../../core/faq/faq.ts";
import type { Example } from "../../core/feedback/example.ts";
import type { Glossary } from "../search/create-glosser.ts";

/** All that a community's model is made from and judged by. */
export interface Dataset {
  /** Curated examples and those from feedback. */
  readonly examples: readonly Example[];
  readonly faq: readonly Faq[];
  /** When each entry was last written, by id, in milliseconds since the epoch; absent where that is not known. */
  readonly writtenAt?: ReadonlyMap<string, number>;
  /** Never trained on. */
  readonly heldOut: readonly Example[];
  readonly glossary?: Glossary;
}
