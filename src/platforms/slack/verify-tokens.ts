import { UsherError } from "../../core/errors.ts";
import type { Identity, SlackClient } from "./slack-client.ts";
import { toSlackFault } from "./slack-fault.ts";
import { toScopes } from "./web-methods.ts";
import type { Authorization } from "./workspaces.ts";

const advice: Readonly<Record<string, string>> = {
  invalid_auth: "it is not a token of Slack's; copy it again from the app's page OAuth & Permissions",
  not_authed: "it is empty; copy it from the app's page OAuth & Permissions",
  account_inactive: "the app was removed from the workspace; install it again",
  token_revoked: "it was withdrawn; install the app again",
  token_expired: "it has expired; install the app again",
  not_allowed_token_type: "it is a token of another kind; it must begin with xoxb-",
};

/** A bot token with whom it belongs to and which scopes it lacks. */
export interface VerifiedToken extends Authorization {
  readonly identity: Identity;
  readonly missingScopes: readonly string[];
}

/** Asks Slack about a bot token; throws `config-invalid` naming `SLACK_BOT_TOKEN` and the remedy, `platform-failed` without an answer. */
export async function verifyBotToken(
  botToken: string,
  createClient: (token: string) => SlackClient,
): Promise<VerifiedToken> {
  if (!botToken.startsWith("xoxb-")) throw refuse(advice.not_allowed_token_type ?? "");
  try {
    const identity = await createClient(botToken).identify();
    const { botUserId, botId, scopes, url } = identity;
    const missingScopes = toScopes().filter((scope) => !scopes.includes(scope));
    return { botToken, botUserId, botId, ...(url === undefined ? {} : { url }), identity, missingScopes };
  } catch (cause) {
    const fault = toSlackFault(cause);
    if (fault?.kind === "refused")
      throw refuse(`${fault.code}: ${advice[fault.code] ?? "see Slack's page of auth.test"}`, cause);
    throw new UsherError("platform-failed", "Slack's Web API cannot be reached; check the network and SLACK_API_URL.", {
      cause,
    });
  }
}

/** Throws `config-invalid` when the text cannot be an app token; whether Slack takes it shows when the socket opens. */
export function checkAppToken(appToken: string | undefined): string {
  if (appToken?.startsWith("xapp-")) return appToken;
  const remedy = "Create an app-level token with the scope connections:write; it begins with xapp-";
  throw new UsherError("config-invalid", `SLACK_APP_TOKEN is ${appToken ? "no app token" : "missing"}. ${remedy}.`);
}

/** Throws `config-invalid` when there is no signing secret. */
export function checkSigningSecret(secret: string | undefined): string {
  if (secret) return secret;
  throw new UsherError(
    "config-invalid",
    "SLACK_SIGNING_SECRET is missing. Copy it from the app's Basic Information page.",
  );
}

/** Throws `config-invalid` when workspaces are to install the app by themselves where nothing listens for them. */
export function checkInstallationMode(mode: "socket" | "http"): void {
  if (mode === "http") return;
  const remedy = "Set SLACK_MODE to http, or give a SLACK_BOT_TOKEN instead of SLACK_CLIENT_ID";
  throw new UsherError("config-invalid", `Workspaces install the app in HTTP mode only. ${remedy}.`);
}

function refuse(why: string, cause?: unknown): UsherError {
  return new UsherError("config-invalid", `SLACK_BOT_TOKEN is refused: ${why}.`, { cause });
}
