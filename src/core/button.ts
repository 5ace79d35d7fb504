import type { Correction, Vote } from "./vote.ts";

/** What a press on a button means; a platform carries it in its own button id and gives it back as a `FeedbackClick`. */
export type ButtonAction =
  | {
      readonly kind: "vote";
      readonly vote: Vote;
      readonly correction?: Correction;
    }
  /** Shows one of the suggested FAQ. */
  | { readonly kind: "show"; readonly faqId: string }
  /** Leads the question on to a role. */
  | { readonly kind: "ask-person"; readonly role?: string }
  | { readonly kind: "why" };

export interface Button {
  readonly label: string;
  readonly action: ButtonAction;
  readonly style: "primary" | "secondary";
}
