import type { Correction, Vote } from "../feedback/vote.ts";

/** What a press on a button under a question's reply means; a platform gives it back as a `FeedbackClick`. */
export type FeedbackAction =
  | {
      readonly kind: "vote";
      readonly vote: Vote;
      readonly correction?: Correction;
    }
  /** Shows one of the suggested FAQ, or the accepted answer of an earlier question. */
  | { readonly kind: "show"; readonly faqId: string }
  | { readonly kind: "show"; readonly solvedId: string }
  /** Leads the question on to a role. */
  | { readonly kind: "ask-person"; readonly role?: string }
  | { readonly kind: "why" };

/** Calls a command as if it had been typed; a platform opens its form first where it has one, filled with these options. */
export interface CommandAction {
  readonly kind: "command";
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

/** What a press on a button means; a platform carries it in its own button id. */
export type ButtonAction = FeedbackAction | CommandAction;

export interface Button {
  readonly label: string;
  readonly action: ButtonAction;
  readonly style: "primary" | "secondary";
}
