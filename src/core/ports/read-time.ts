/** What words say of a time, for somebody in a time zone. */
export type TimeReading =
  /** Milliseconds since the epoch. */
  | { readonly kind: "moment"; readonly at: number }
  /** A day without an hour, `2026-03-05`. */
  | { readonly kind: "day"; readonly date: string }
  /** A date that some read one way and some the other, in words that leave no doubt: `2026-01-02 17:00`, `2026-02-01 17:00`. */
  | { readonly kind: "ambiguous"; readonly readings: readonly [string, string] }
  | { readonly kind: "unclear" };

/** Reads a time in human words, English or Chinese, as somebody in a time zone (IANA name) means it at `now`. */
export type ReadTime = (text: string, now: number, timeZone: string) => TimeReading;
