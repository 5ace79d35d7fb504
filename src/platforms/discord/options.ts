import type { Community } from "../../core/community/community.ts";
import type { UsherError } from "../../core/errors.ts";
import type { Log } from "../../core/ports/log.ts";
import type { PlatformMetrics } from "../../core/ports/metrics.ts";

/** What the Discord platform needs to know. */
export interface DiscordOptions {
  readonly token: string;
  /** Discord's API, without version, `https://discord.com/api`; tests point it at loopback. */
  readonly apiUrl?: string;
  /** The communities; those with `platforms.discord.id` are served, one Discord server each. */
  readonly communities: readonly Community[];
  readonly log: Log;
  /** Absent where nobody watches. */
  readonly metrics?: PlatformMetrics;
  /** Told when the platform can never work again, as with a token that was withdrawn; the process should end. */
  fail(error: UsherError): void;
  /** Registers the commands in each server, where they appear at once, instead of for all of Discord. */
  readonly development?: boolean;
  /** False when the privileged intent is not wanted: Usher then reads only what mentions it or is said to it alone. */
  readonly messageContent?: boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds to wait before each new attempt after Discord failed. */
  readonly retryDelays?: readonly number[];
  /** Milliseconds until the replies that could not be sent are tried again; a minute when absent. */
  readonly resendAfter?: number;
  /** Requests that Discord grants a second, all routes together; 50 unless Discord granted more. */
  readonly requestsPerSecond?: number;
  /** Requests that Discord may refuse within ten minutes before nothing more is asked for a while; 9000 when absent. */
  readonly mostRefusals?: number;
  /** Milliseconds after which one request is given up. */
  readonly requestTimeout?: number;
}
