import type { PlatformName } from "../message.ts";

/** Whom work is for. */
export interface DutyQuery {
  readonly community: string;
  /** The role's id in the configuration. */
  readonly role: string;
  readonly platform: PlatformName;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Ids of people it must not be, such as the asker or the author. */
  readonly excluding: readonly string[];
}

/** One person; or nobody now: then the role's own channel where it has one, and when somebody is available next, where known. */
export type OnDuty =
  | { readonly kind: "person"; readonly person: string }
  | { readonly kind: "nobody"; readonly channel?: string; readonly nextAvailableAt?: number };

/** Resolves a role to the person who takes its work at a moment. */
export interface DutyFinder {
  findOnDuty(query: DutyQuery): Promise<OnDuty>;
}
