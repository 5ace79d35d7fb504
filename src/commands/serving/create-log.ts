import { type Logger, pino } from "pino";
import pretty from "pino-pretty";
import type { Settings } from "../read-settings.ts";

/**
 * The log: short coloured lines in a terminal, JSON elsewhere; both on the standard error, so that results stay alone, and
 * written at once, so that they stand in order with the command line's own words.
 */
export function createLog(level: Settings["logLevel"], isTerminal: boolean): Logger {
  const options = { level, base: null, redact: ["token", "*.token", "authorization", "*.authorization"] };
  if (!isTerminal) return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino(options, pretty({ destination: 2, sync: true, translateTime: "HH:MM:ss", ignore: "pid,hostname" }));
}
