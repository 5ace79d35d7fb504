import { UsherError } from "../core/errors.ts";
import type { InstallationStore } from "../core/ports/installation-store.ts";
import type { InstallationOptions } from "../platforms/slack/options.ts";
import type { Tokens } from "./serving/read-tokens.ts";

/** Workspaces may install the app by themselves where all four secrets for it are set; throws `config-invalid` where only some are. */
export function readSlackInstallation(tokens: Tokens, store: InstallationStore): InstallationOptions | undefined {
  const secrets = {
    SLACK_CLIENT_ID: tokens.SLACK_CLIENT_ID,
    SLACK_CLIENT_SECRET: tokens.SLACK_CLIENT_SECRET,
    SLACK_STATE_SECRET: tokens.SLACK_STATE_SECRET,
    SLACK_ENCRYPTION_KEY: tokens.SLACK_ENCRYPTION_KEY,
  };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = secrets;
  const { SLACK_STATE_SECRET: stateSecret, SLACK_ENCRYPTION_KEY: encryptionKey } = secrets;
  if (clientId === undefined) return undefined;
  if (clientSecret && stateSecret && encryptionKey) {
    const redirectUri = tokens.SLACK_REDIRECT_URI;
    return {
      clientId,
      clientSecret,
      stateSecret,
      encryptionKey,
      store,
      ...(redirectUri && { redirectUri }),
    };
  }
  const missing = Object.entries(secrets).flatMap(([name, value]) => (value ? [] : [name]));
  throw new UsherError(
    "config-invalid",
    `Slack installation needs ${missing.join(", ")} beside SLACK_CLIENT_ID; set or unset all.`,
  );
}
