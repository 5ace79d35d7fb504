import type { Vote } from "../feedback/vote.ts";
import type { PlatformName } from "../question/message.ts";
import type { Rule, VerdictKind } from "../question/verdict.ts";

/** What the operator's monitoring is told. The bot reports each new question once (never a repeated delivery); nothing here throws. */
export interface Metrics {
  recordVerdict(verdict: {
    readonly community: string;
    readonly platform: PlatformName;
    readonly kind: VerdictKind;
    readonly rule: Rule;
    readonly modelVersion: string;
    /** From the message's arrival to its recorded verdict. */
    readonly seconds: number;
  }): void;
  recordFeedback(feedback: { readonly community: string; readonly platform: PlatformName; readonly vote: Vote }): void;
  /** The model that serves a community from now on. */
  recordModel(community: string, version: string): void;
}

/** What chat platforms tell the operator's monitoring of themselves; nothing here throws. */
export interface PlatformMetrics {
  /** A request that the platform refused: `reason` is the status of its answer, or its own code in kebab-case, `not-in-channel`. */
  recordRefusal(refusal: { readonly platform: PlatformName; readonly reason: string }): void;
}
