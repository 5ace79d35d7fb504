import { setTimeout as sleep } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import { UsherError } from "../../core/errors.ts";
import type { Log } from "../../core/ports/log.ts";
import type { Connection } from "./connection.ts";
import { toSlackFault } from "./slack-fault.ts";

/** After these no attempt can succeed. */
const final = new Set([
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "user_removed_from_team",
  "team_disabled",
  "not_allowed_token_type",
  "token_revoked",
]);

/** A connection that ends sooner, in milliseconds, counts as a failed attempt. */
const briefly = 5000;

export interface SocketConnectionOptions {
  /** Without reconnecting by itself: its own way leaves a refusal at the wrong moment as an unhandled rejection (node-slack-sdk #2656). */
  readonly receiver: SocketModeReceiver;
  /** Milliseconds before each new attempt after the first, which is made at once; the last counts for all further ones. */
  readonly reconnectDelays: readonly number[];
  readonly log: Log;
  fail(error: UsherError): void;
  /** Told after so many milliseconds without a connection. */
  reconnected(outage: number): void;
}

/** Socket Mode that comes back after every refresh, cut or refusal, and says so when it never can again. */
export function createSocketConnection(options: SocketConnectionOptions): Connection {
  const { receiver, log } = options;
  const { client } = receiver;
  const stopping = new AbortController();
  let isConnected = false;
  let connectedAt = 0;
  let lostAt = 0;
  let lost: () => void = () => {};
  let isStarted = false;

  const connect = async () => {
    await client.start();
    isConnected = true;
    connectedAt = performance.now();
  };
  const keep = async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      if (isConnected) {
        await new Promise<void>((resolve) => {
          lost = resolve;
        });
        failures = performance.now() - connectedAt < briefly ? failures + 1 : 0;
        continue;
      }
      const delay = failures === 0 ? 0 : (options.reconnectDelays[failures - 1] ?? options.reconnectDelays.at(-1) ?? 0);
      await sleep(delay, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        await connect();
        log.info({}, "slack is connected again");
        options.reconnected(performance.now() - lostAt);
      } catch (error) {
        failures += 1;
        const refusal = toRefusal(error);
        if (refusal) return options.fail(refusal);
        log.warn({ failures, err: error }, "slack cannot be connected yet");
      }
    }
  };

  client.on("disconnected", () => {
    if (isConnected && !stopping.signal.aborted) log.warn({}, "slack connection lost");
    if (isConnected) lostAt = performance.now();
    isConnected = false;
    lost();
  });
  return {
    isConnected: () => isConnected,
    async start() {
      await connect().catch((cause: unknown) => {
        throw (
          toRefusal(cause) ??
          new UsherError("platform-failed", "Slack's Socket Mode cannot be reached; see the cause.", { cause })
        );
      });
      isStarted = true;
      void keep();
    },
    async stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      lost();
      if (isStarted) await client.disconnect();
    },
  };
}

function toRefusal(error: unknown): UsherError | undefined {
  const fault = toSlackFault(error);
  if (fault?.kind !== "refused" || !final.has(fault.code)) return undefined;
  const remedy = "Copy the app-level token (xapp-…, scope connections:write) from the app's Basic Information page";
  return new UsherError("config-invalid", `SLACK_APP_TOKEN is refused by Slack (${fault.code}). ${remedy}.`, {
    cause: error,
  });
}
