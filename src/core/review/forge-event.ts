/** What can happen to a pull request on a forge. */
export type ForgeAction =
  | "opened"
  | "reopened"
  | "closed"
  | "merged"
  | "drafted"
  | "ready"
  | "review-requested"
  | "pushed"
  | "approved"
  | "changes-requested"
  | "dismissed";

/** Something that happened to a pull request, as a forge delivers it; events may come twice and in any order. */
export interface ForgeEvent {
  /** The forge's own id of the delivery; a repeated one has the same. */
  readonly delivery: string;
  readonly action: ForgeAction;
  /** `owner/repository`. */
  readonly repository: string;
  /** The pull request's address. */
  readonly url: string;
  readonly title: string;
  /** Names on the forge. */
  readonly author: string;
  readonly by: string;
  /** Of whom a review was requested. */
  readonly requested?: string;
  readonly labels: readonly string[];
  readonly isDraft: boolean;
  readonly isClosed: boolean;
  /** When it happened, by the forge's clock. */
  readonly at: number;
}

/** What became of an event: `known` was taken in before, `ignored` concerns nothing here or came too late to count. */
export type ForgeOutcome = "taken" | "known" | "ignored";

/** Takes an event of a community's repositories in, once. */
export type TakeForgeEvent = (community: string, event: ForgeEvent) => Promise<ForgeOutcome>;
