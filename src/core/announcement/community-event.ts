import type { PersonKey } from "../community/profile.ts";
import type { PlatformName } from "../question/message.ts";

export const eventKinds = ["talk", "meetup", "release-party", "other"] as const;

export type EventKind = (typeof eventKinds)[number];

/** Whether the platform's own list of events has it: `open` until that is known, `refused` when the platform will not. */
export const publications = ["open", "published", "refused", "withdrawn"] as const;

export type Publication = (typeof publications)[number];

/** Something that a community meets for. */
export interface CommunityEvent {
  readonly community: string;
  /** Counted from 1 in each community; people read and write `E-1`. */
  readonly number: number;
  readonly kind: EventKind;
  readonly title: string;
  readonly description: string;
  /** Where it takes place: an address, a link, a channel's name. */
  readonly place: string;
  /** Milliseconds since the epoch. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Where it was announced. */
  readonly platform: PlatformName;
  readonly channel: string;
  /** The platform's id of who made it. */
  readonly host: string;
  readonly isCancelled: boolean;
  readonly publication: Publication;
  /** Its id in the platform's own list of events. */
  readonly platformId?: string;
  /** What came of it, once somebody wrote that down. */
  readonly recap?: string;
}

/** What became of putting an event into a platform's own list, or of calling it off there: `refused` is for good. */
export type PublicationOutcome =
  | { readonly kind: "published"; readonly platformId: string }
  | { readonly kind: "withdrawn" }
  | { readonly kind: "refused"; readonly reason: "no-permission" | "refused" };

export const attendances = ["yes", "maybe", "no"] as const;

/** Whether somebody comes. */
export type Attendance = (typeof attendances)[number];

export interface Rsvp extends PersonKey {
  readonly attendance: Attendance;
}

/** `E-1`. */
export function toEventId({ number }: Pick<CommunityEvent, "number">): string {
  return `E-${number}`;
}

/** The number in `E-1`, `e1` or `1`; `undefined` for what is none. */
export function readEventId(text: string): number | undefined {
  const [, digits] = /^(?:e-?)?(\d{1,9})$/i.exec(text.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
