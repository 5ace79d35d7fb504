import type { Community } from "../../core/community/community.ts";
import type { UsherError } from "../../core/errors.ts";
import type { InstallationStore } from "../../core/ports/installation-store.ts";
import type { Log } from "../../core/ports/log.ts";
import type { PlatformMetrics } from "../../core/ports/metrics.ts";

/** What the Slack platform needs to know. */
export interface SlackOptions {
  /** `xoxb-…`; several workspaces' with commas between. Not together with `installation`. */
  readonly botToken?: string;
  /** `xapp-…`, for Socket Mode. */
  readonly appToken?: string;
  /** For HTTP mode. */
  readonly signingSecret?: string;
  readonly mode: "socket" | "http";
  /** Slack's Web API, `https://slack.com/api/`; tests point it at loopback. */
  readonly apiUrl?: string;
  /** Where HTTP mode listens, 3001; 0 takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** The communities; each with `platforms.slack` is served, by its workspace's id. */
  readonly communities: readonly Community[];
  /** Lets workspaces install the app by themselves; HTTP mode only. */
  readonly installation?: InstallationOptions;
  readonly log: Log;
  /** Absent where nobody watches. */
  readonly metrics?: PlatformMetrics;
  /** Told when the platform can never work again, as with a token that was withdrawn; the process should end. */
  fail(error: UsherError): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A new unique id. */
  newId(): string;
  /** Milliseconds between two posts in a channel. */
  readonly pace?: number;
  /** Milliseconds before each new attempt to post after Slack failed. */
  readonly retryDelays?: readonly number[];
  /** Milliseconds before each new attempt to connect after the first. */
  readonly reconnectDelays?: readonly number[];
  /** Milliseconds after which a call to Slack is given up. */
  readonly timeout?: number;
}

export interface InstallationOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state that travels through the installing person's browser. */
  readonly stateSecret: string;
  /** Encrypts the tokens in the store. */
  readonly encryptionKey: string;
  readonly store: InstallationStore;
  /** Where Slack sends the browser back to, when not the default of the app. */
  readonly redirectUri?: string;
  /** Slack's page that asks for consent; tests point it at loopback. */
  readonly authorizationUrl?: string;
}

/** The same with every default filled in. */
export type CompleteOptions = SlackOptions &
  Required<Pick<SlackOptions, "apiUrl" | "port" | "host" | "pace" | "retryDelays" | "reconnectDelays" | "timeout">>;

const defaults = {
  apiUrl: "https://slack.com/api/",
  port: 3001,
  host: "0.0.0.0",
  pace: 1000,
  retryDelays: [1000, 5000, 15_000, 60_000, 300_000],
  reconnectDelays: [1000, 5000, 10_000, 30_000],
  timeout: 10_000,
} as const;

export function completeOptions(options: SlackOptions): CompleteOptions {
  return { ...defaults, ...options };
}
