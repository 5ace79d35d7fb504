/** Kinds of text that are nobody's question. */
export const exampleKinds = ["not-a-question", "out-of-scope"] as const;

export type ExampleKind = (typeof exampleKinds)[number];

/** A labelled text to learn from. Any label may be missing: it then teaches nothing about that label set. */
export interface Example {
  readonly text: string;
  readonly role?: string;
  readonly stage?: string;
  /** The FAQ that answers it; null where it is known that none does. */
  readonly faq?: string | null;
  /** Entries written since it was said that none answers it: of these nothing is known. Only beside a `faq` of null. */
  readonly unseen?: readonly string[];
  /** Absent for a question in scope. */
  readonly kind?: ExampleKind;
  /** Where the labels come from. */
  readonly source: "curated" | "faq" | "feedback";
  /** How much the label counts, 0 to 1; curated examples have 1. */
  readonly trust: number;
}

/**
 * Whether an entry (`undefined`: none) is what answers an example; `undefined` where nobody knows. What is nobody's question has
 * none, and neither has a curated question that names none; of one from chat it must have been said.
 */
export function isRightEntry({ faq, kind, source, unseen }: Example, entry: string | undefined): boolean | undefined {
  const isKnown = faq !== undefined || kind !== undefined || source === "curated";
  if (!isKnown || (entry !== undefined && unseen?.includes(entry))) return undefined;
  return (faq ?? undefined) === entry;
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
