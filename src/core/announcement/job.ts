/** Work that recurs by the clock. It finds in the database what is due, so that a missed or a repeated run does no harm. */
export interface Job {
  /** Kebab-case, for the log. */
  readonly name: string;
  /** A cron expression of five fields, in the job's time zone. */
  readonly schedule: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Also runs once when Usher has started, to make up for what was missed. */
  readonly runsAtStart: boolean;
  /** `at`: milliseconds since the epoch; `signal` aborts when Usher stops. */
  run(at: number, signal: AbortSignal): Promise<void>;
}
