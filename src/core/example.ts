/** Kinds of text that are nobody's question. */
export const exampleKinds = ["not-a-question", "out-of-scope"] as const;

export type ExampleKind = (typeof exampleKinds)[number];

/** A labelled text to learn from. Any label may be missing: it then teaches nothing about that label set. */
export interface Example {
  readonly text: string;
  readonly role?: string;
  readonly stage?: string;
  /** The FAQ that answers it. */
  readonly faq?: string;
  /** Absent for a question in scope. */
  readonly kind?: ExampleKind;
  /** Where the labels come from. */
  readonly source: "curated" | "faq" | "feedback";
  /** How much the label counts, 0 to 1; curated examples have 1. */
  readonly trust: number;
}

/** An example with whose words made it, so that one person's influence can be found and removed. */
export interface FeedbackExample extends Example {
  readonly questionId: string;
  readonly people: readonly string[];
  /** The newest vote behind it; milliseconds since the epoch. */
  readonly at: number;
  /** Whether a moderator or a helper stands behind every label, so that a model may be judged by it. */
  readonly isVouched: boolean;
}
