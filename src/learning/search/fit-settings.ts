import type { Faq } from "../../core/faq/faq.ts";
import type { Glossary } from "./create-glosser.ts";
import type { SearchEncoders } from "./create-knowledge.ts";

/** What the search is fitted to. */
export interface FitSettings {
  readonly faq: readonly Faq[];
  readonly encoders: SearchEncoders;
  /** Texts that no entry answers: out of scope, or no question at all. */
  readonly negatives: readonly string[];
  /** What a negative counts beside a positive; 0.5 if absent, for seldom has somebody compared each with every entry there is. */
  readonly negativeTrust?: number;
  /** Questions for which entries were found, and of which people said that none of them fits. */
  readonly refused?: readonly RefusedText[];
  /** Questions people asked, with the entry that answers each. */
  readonly positives?: readonly { readonly text: string; readonly faqId: string }[];
  /** Found as wordings of their entries, as `createKnowledgeIndex` finds verified questions; true if absent. */
  readonly searchesPositives?: boolean;
  readonly glossary?: Glossary;
  readonly seed: number;
}

export interface RefusedText {
  readonly text: string;
  /** What it counts beside a question with its entry, 0 to 1. */
  readonly trust: number;
  /** Entries that it was not compared with, for they came later. */
  readonly unseen: readonly string[];
}
