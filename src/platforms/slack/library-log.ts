import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../core/ports/log.ts";

/** Lets Slack's libraries speak into Usher's log: warnings and errors only, for what they say below that holds texts and tokens. */
export function createLibraryLog(log: Log): Logger {
  const report = (parts: readonly unknown[]) =>
    log.warn({ library: parts.map(toWords).join(" ") }, "slack library reports");
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => report(parts),
    error: (...parts) => report(parts),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

function toWords(part: unknown): string {
  const words = part instanceof Error ? `${part.name}: ${part.message}` : String(part);
  return words.replaceAll(/\b(?:xox[a-z]|xapp)-[\w-]+/g, "[token]").slice(0, 300);
}
