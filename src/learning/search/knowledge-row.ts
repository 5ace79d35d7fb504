/** Something that can be found: a FAQ, or a verified question whose answer is a person's message. */
export interface KnowledgeEntry {
  readonly kind: "faq" | "solved";
  readonly id: string;
  /** Number of the entry in arrays of scores. */
  readonly slot: number;
  /** Wordings and passages. */
  readonly rows: Set<KnowledgeRow>;
}

/** A text by which an entry is found. */
export interface KnowledgeRow {
  /** Number of the row in the tables. */
  readonly number: number;
  readonly entry: KnowledgeEntry;
  /** A question as somebody would ask it, or a part of the answer. */
  readonly kind: "wording" | "passage";
  /** True for a wording of a FAQ other than its question. */
  readonly isVariant: boolean;
  readonly language: string;
  readonly text: string;
  /** What is encoded: a passage stands after its question, for alone it seldom says what it is about. */
  readonly encoded: string;
  /** The question it was verified by; absent for what is written in the FAQ. */
  readonly verifiedBy?: string;
}
