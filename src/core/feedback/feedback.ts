import type { Author, PlatformName } from "../question/message.ts";
import type { FeedbackAction } from "../reply/button.ts";
import type { Correction, Vote } from "./vote.ts";

/** A press on a button, in our words. */
export interface FeedbackClick {
  readonly platform: PlatformName;
  readonly community: string;
  readonly questionId: string;
  readonly person: Author;
  readonly action: FeedbackAction;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** In whose name somebody votes; only a `bystander`'s vote makes no example. */
export type Standpoint = "moderator" | "helper" | "asker" | "bystander";

/** One person's say on one question; a later one of the same person replaces it. */
export interface Feedback {
  readonly community: string;
  readonly questionId: string;
  readonly person: string;
  readonly standpoint: Standpoint;
  readonly vote: Vote;
  readonly correction?: Correction;
  readonly at: number;
}
