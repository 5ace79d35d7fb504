import type { Faq } from "../../core/faq/faq.ts";
import type { Glossary } from "./create-glosser.ts";
import type { SearchEncoders } from "./create-knowledge.ts";
import type { TopicOpinion } from "./topic-opinion.ts";

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
  /** Heard beside the search; absent: the search alone speaks. */
  readonly topics?: Promise<TopicWitness>;
  readonly seed: number;
}

/** The topic classifier, asked of texts as if it had not been trained on them. */
export interface TopicWitness {
  /** In the order of the texts; `undefined` for one that it cannot judge without having learnt from it. */
  ask(texts: readonly AskedText[]): Promise<readonly (TopicOpinion | undefined)[]>;
}

export interface AskedText {
  readonly text: string;
  /** ISO 639-1 code. */
  readonly language: string;
  /** Whether an entry answers it, so that the classifier may have learnt from it or its like. */
  readonly hasEntry: boolean;
}

export interface RefusedText {
  readonly text: string;
  /** What it counts beside a question with its entry, 0 to 1. */
  readonly trust: number;
  /** Entries that it was not compared with, for they came later. */
  readonly unseen: readonly string[];
}
