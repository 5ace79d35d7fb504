import type { PlatformName } from "../question/message.ts";

/** A word of thanks from one person to another. It is shown, and counts for nothing: only confirmed solutions do. */
export interface Kudos {
  readonly id: string;
  readonly community: string;
  readonly platform: PlatformName;
  readonly giver: string;
  readonly receiver: string;
  /** Masked; absent when they gave none. */
  readonly reason?: string;
  readonly at: number;
}

/** As often as one may thank. */
export interface KudosCaps {
  /** Of one giver to one receiver since `pairSince`. */
  readonly perPair: number;
  readonly pairSince: number;
  /** Of one giver to anybody since `giverSince`. */
  readonly perGiver: number;
  readonly giverSince: number;
}
