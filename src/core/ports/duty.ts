import type { PlatformName } from "../question/message.ts";

/** Whom work is for. */
export interface DutyQuery {
  readonly community: string;
  /** The role's id in the configuration. */
  readonly role: string;
  readonly platform: PlatformName;
  /** What the work is, `task:<id>`: asked again for the same, it is the same person's, and each answer counts as a turn. */
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Ids of people it must not be, such as the asker or the author. */
  readonly excluding: readonly string[];
  /** What it takes: who has the most of it is asked before the others. */
  readonly skills?: readonly string[];
}

/**
 * One person; or nobody now: then the role's own channel where it has one, and when somebody is available next, where known. A
 * role that keeps no rota is called as a group.
 */
export type OnDuty =
  | { readonly kind: "person"; readonly person: string }
  | {
      readonly kind: "nobody";
      readonly keepsRota: boolean;
      readonly channel?: string;
      readonly nextAvailableAt?: number;
    };
