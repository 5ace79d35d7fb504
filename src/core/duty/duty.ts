import type { WorkCalendar, WorkingWindow } from "../community/working-hours.ts";
import type { PlatformName } from "../question/message.ts";

/** Where a rota is kept: each platform of a community has its own people. */
export interface DutyPlace {
  readonly community: string;
  readonly platform: PlatformName;
}

/** What a person said of their duty in a role; it overrides what the configuration says of them. */
export interface DutyEntry extends DutyPlace {
  readonly role: string;
  /** The platform's id. */
  readonly person: string;
  /** False once they left. */
  readonly isOn: boolean;
  /** 1 to 10: who has 2 is asked twice as often as who has 1. */
  readonly share: number;
  /** As many open pieces of work at once at most; no limit when absent. */
  readonly capacity?: number;
  readonly skills: readonly string[];
  /** The community's when absent. */
  readonly hours?: readonly WorkingWindow[];
}

/** When a person is not there, from `start` up to `end`. */
export interface Absence extends DutyPlace {
  readonly person: string;
  readonly start: number;
  readonly end: number;
  /** Masked; absent when they gave none. */
  readonly reason?: string;
}

/** One stands in for another in a role; each piece of work taken over is owed, and given back afterwards. */
export interface DutySwap extends DutyPlace {
  readonly id: string;
  readonly role: string;
  readonly person: string;
  readonly standIn: string;
  readonly start: number;
  readonly end: number;
  /** Counts once the stand-in has agreed. */
  readonly isAgreed: boolean;
  readonly owed: number;
}

/** A person on a role's rota with all that decides whether they can be asked. */
export interface DutyMember extends Pick<DutyEntry, "person" | "share" | "capacity" | "skills"> {
  readonly name: string;
  readonly calendar: WorkCalendar;
  readonly absence?: Pick<Absence, "start" | "end" | "reason">;
}

/** Somebody who can take a piece of work: the turn is `person`'s, the work is `taker`'s, another's where two swapped. */
export interface DutyCandidate {
  readonly person: string;
  readonly share: number;
  readonly taker: string;
  /** The swap this goes by, and what it adds to what is owed. */
  readonly swap?: { readonly id: string; readonly owed: 1 | -1 };
}

/** Who was given a piece of work, and whose turn that was. */
export interface DutyTurn {
  readonly taker: string;
  readonly person: string;
  /** Virtual time of the turn, in steps of `turnLength / share`. */
  readonly start: number;
  readonly finish: number;
}
