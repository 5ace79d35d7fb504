/** Something to stand in people's calendars. */
export interface CalendarEntry {
  /** The same for the same thing at every export, so that an import replaces what was imported before. */
  readonly id: string;
  /** Never less than in an earlier export; calendars take in only what is newer. */
  readonly revision: number;
  readonly title: string;
  readonly description?: string;
  readonly place?: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  /** Absent for a moment. */
  readonly end?: number;
  /** It does not take place, or is done: a calendar that has it strikes it out. */
  readonly isCancelled?: boolean;
}
