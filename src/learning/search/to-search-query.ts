import type { Gloss } from "./create-glosser.ts";
import type { SearchQuery } from "./score-entries.ts";
import { toTerms } from "./to-terms.ts";

/** What a text and its gloss are compared with; absent where words alone must do. */
export interface QueryVectors {
  readonly own?: Dense;
  /** Of the English space. */
  readonly gloss?: Dense;
}

/** A table and a text's embedding, placed as the table's are. */
export type Dense = NonNullable<SearchQuery["dense"]>;

/** A text as the search takes it, with its gloss searched for beside it where there is one. */
export function toSearchQuery(
  text: string,
  language: string,
  gloss: Gloss | undefined,
  vectors: QueryVectors,
): SearchQuery {
  const { own } = vectors;
  const query: SearchQuery = { terms: toTerms(text), language, ...(own ? { dense: own } : {}) };
  if (gloss === undefined) return query;
  const dense = vectors.gloss ? { dense: vectors.gloss } : {};
  return { ...query, glossed: { terms: toTerms(gloss.text), language: "en", share: gloss.share, ...dense } };
}
