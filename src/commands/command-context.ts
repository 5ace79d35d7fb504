import type { Settings } from "./read-settings.ts";

/** What the command line gives to each command. */
export interface CommandContext {
  readonly settings: Settings;
  /** Writes a line to the standard output: results. */
  print(line: string): void;
  /** Writes a line to the standard error: progress and remarks. */
  remark(line: string): void;
}
