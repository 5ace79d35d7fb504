import {
  type Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
} from "discord.js";
import { UsherError } from "../../core/errors.ts";
import type { Log } from "../../core/ports/log.ts";

const portal = "https://discord.com/developers/applications";
const wrongToken = `DISCORD_TOKEN: Discord does not accept this token. Make a new one at ${portal} → your application → Bot → Reset Token, and set it`;
const wrongIntents = `Discord refuses the intent MESSAGE CONTENT. Switch it on at ${portal} → your application → Bot → Privileged Gateway Intents, and start again`;

/** What the operator must do about a close code with which Discord ends a connection for good. */
export function toFatalError(code: number): UsherError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return new UsherError("config-invalid", wrongToken);
  if (code === GatewayCloseCodes.DisallowedIntents) return new UsherError("config-invalid", wrongIntents);
  const name = GatewayCloseCodes[code] ?? "unknown";
  return new UsherError(
    "platform-failed",
    `Discord closed the connection for good (${code}, ${name}); update Usher and start again`,
  );
}

/** Says which setting is wrong when the login fails, or that Discord could not be reached. */
export function toLoginError(error: unknown): UsherError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return new UsherError("config-invalid", wrongToken, { cause: error });
  }
  if (error instanceof DiscordAPIError && error.status === 401) {
    return new UsherError("config-invalid", wrongToken, { cause: error });
  }
  if (/authentication failed/i.test(message)) return new UsherError("config-invalid", wrongToken, { cause: error });
  if (/disallowed intents/i.test(message)) return new UsherError("config-invalid", wrongIntents, { cause: error });
  return new UsherError(
    "platform-failed",
    `Discord could not be reached (${message}); check the network and DISCORD_API_URL`,
    {
      cause: error,
    },
  );
}

/** Logs what happens to the connection, and gives up where discord.js would stay alive and deaf. */
export function watchConnection(client: Client, log: Log, fail: (error: UsherError) => void): void {
  client.on(Events.Error, (error) => log.error({ err: error }, "discord client error"));
  client.on(Events.Warn, (warning) => log.warn({ warning }, "discord client warning"));
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ shard, reason: error.message }, "discord connection error"),
  );
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, "discord connection lost"));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, "discord connection resumed"));
  client.on(Events.ShardDisconnect, ({ code }) => fail(toFatalError(code)));
  client.on(Events.Invalidated, () => fail(toFatalError(GatewayCloseCodes.AuthenticationFailed)));
  client.rest.on("rateLimited", ({ route, timeToReset }) =>
    log.debug({ route, timeToReset }, "waiting for a rate limit"),
  );
}
