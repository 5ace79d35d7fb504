import type { SearchMode } from "./match-calibration.ts";
import type { SearchQuery } from "./score-entries.ts";
import { toGloss } from "./to-gloss.ts";
import { toTerms } from "./to-terms.ts";

/** What a text and its gloss are compared with; absent where words alone must do. */
export interface QueryVectors {
  readonly own?: Dense;
  /** Of the English space. */
  readonly gloss?: Dense;
}

/** A table and a text's embedding, placed as the table's are. */
export type Dense = NonNullable<SearchQuery["dense"]>;

/** The English gloss that is searched for beside a text, in the modes that meet other languages. */
export function toQueryGloss(text: string, language: string, mode: SearchMode): string | undefined {
  return mode === "english" ? undefined : toGloss(text, language);
}

/** A text as the search takes it. */
export function toSearchQuery(text: string, language: string, mode: SearchMode, vectors: QueryVectors): SearchQuery {
  const { own, gloss } = vectors;
  const glossed = toQueryGloss(text, language, mode);
  const query: SearchQuery = { terms: toTerms(text), language, ...(own ? { dense: own } : {}) };
  if (glossed === undefined) return query;
  return { ...query, glossed: { terms: toTerms(glossed), language: "en", ...(gloss ? { dense: gloss } : {}) } };
}
