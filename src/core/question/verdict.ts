import type { Match } from "./match.ts";

export const verdictKinds = ["answer", "suggest", "route", "abstain"] as const;

export type VerdictKind = (typeof verdictKinds)[number];

/** The rule that led to a verdict, stable for programs and for the statistics. */
export type Rule =
  | "sure-match"
  | "possible-matches"
  | "sure-role"
  | "close-roles"
  | "not-a-question"
  | "out-of-scope"
  | "unsure"
  | "asked-for-a-person"
  | "unanswered";

interface Grounds {
  readonly rule: Rule;
  /** One English sentence with the figures that decided. */
  readonly reason: string;
  /** Calibrated probability that the verdict is right. */
  readonly confidence: number;
}

export interface AnswerVerdict extends Grounds {
  readonly kind: "answer";
  readonly match: Match;
}

export interface SuggestVerdict extends Grounds {
  readonly kind: "suggest";
  /** One to three, best first. */
  readonly matches: readonly Match[];
}

export interface RouteVerdict extends Grounds {
  readonly kind: "route";
  readonly role: string;
  readonly stage?: string;
  /** The platform's id of the person of the role whose turn it is; without one the role is called as a group. */
  readonly person?: string;
  /** The person was pinged enough for today, so this waits in the queue without a ping. */
  readonly isHeld?: boolean;
  /** Nobody of the role is there, so nobody is called; when somebody is next, where known. */
  readonly nobody?: { readonly nextAvailableAt?: number };
}

export interface AbstainVerdict extends Grounds {
  readonly kind: "abstain";
  /** Where it goes instead: roles to choose from, the helpers' queue, or nowhere because nothing was asked. */
  readonly handOver:
    | { readonly to: "roles"; readonly roles: readonly string[] }
    | { readonly to: "queue" }
    | { readonly to: "nobody" };
}

/** What Usher decides about a question. */
export type Verdict = AnswerVerdict | SuggestVerdict | RouteVerdict | AbstainVerdict;
