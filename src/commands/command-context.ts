import type { Settings } from "./read-settings.ts";

/** What the command line gives to each command. */
export interface CommandContext {
  readonly settings: Settings;
  /** The environment variables, for the tokens that only some commands read. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The program itself, to be run again in a child process. */
  readonly program: string;
  /** Writes a line to the standard output: results. */
  print(line: string): void;
  /** Writes a line to the standard error: progress and remarks. */
  remark(line: string): void;
}
