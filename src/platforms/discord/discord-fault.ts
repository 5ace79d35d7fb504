import { DiscordAPIError, HTTPError } from "discord.js";

/** Discord's error codes that Usher acts upon. */
export const faultCodes = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMember: 10007,
  unknownMessage: 10008,
  unknownUser: 10013,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  cannotMessageUser: 50007,
  missingPermissions: 50013,
  invalidWebhookToken: 50027,
  wrongChannelType: 50024,
  archivedThread: 50083,
  threadExists: 160004,
  tooManyThreads: 160006,
} as const;

type FaultName = keyof typeof faultCodes;

/** Whether Discord refused with one of these codes. */
export function isFault(error: unknown, ...names: readonly FaultName[]): error is DiscordAPIError {
  return error instanceof DiscordAPIError && names.some((name) => faultCodes[name] === error.code);
}

/** Whether Discord refused for good: the same call would be refused again. */
export function isRefusal(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && error.status < 500;
}

const connectionCodes = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "ENOTFOUND",
  "UND_ERR_SOCKET",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);

/** Whether a later attempt may succeed: a 5xx, a timeout, a connection that was refused or broke. */
export function isTransient(error: unknown): boolean {
  if (error instanceof HTTPError) return error.status >= 500;
  if (error instanceof DiscordAPIError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  if (error.name === "AbortError" || error.name === "TimeoutError") return true;
  const code = "code" in error ? String(error.code) : "";
  return connectionCodes.has(code) || (error.cause !== undefined && isTransient(error.cause));
}
