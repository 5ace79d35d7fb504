export const votes = ["helpful", "unhelpful", "dismiss"] as const;

export type Vote = (typeof votes)[number];

/** What would have been right; exactly one key. */
export type Correction =
  | { readonly faqId: string }
  /** The earlier question whose accepted answer is right here, too. */
  | { readonly solvedId: string }
  | { readonly role: string }
  | { readonly stage: string }
  | { readonly kind: "not-a-question" | "nothing-fits" };
