import type { Logger } from "pino";
import type { Community } from "../../core/community/community.ts";
import type { TakeForgeEvent } from "../../core/review/forge-event.ts";
import type { WebPlatformOptions } from "../../platforms/web/platform.ts";
import type { Tokens } from "./read-tokens.ts";

/** What answers GitHub's deliveries; off, and its library not loaded, without the secret. */
export async function openWebhook(
  { GITHUB_WEBHOOK_SECRET: secret }: Pick<Tokens, "GITHUB_WEBHOOK_SECRET">,
  communities: readonly Community[],
  take: TakeForgeEvent,
  log: Logger,
): Promise<WebPlatformOptions["webhook"]> {
  if (secret === undefined) {
    log.info({ platform: "github" }, "off: GITHUB_WEBHOOK_SECRET is not set");
    return undefined;
  }
  const { createGitHubWebhook } = await import("../../platforms/github/create-webhook.ts");
  const reviewing = communities.filter(({ reviews }) => reviews).map(({ id }) => id);
  return createGitHubWebhook({ secret, communities: reviewing, log: log.child({ platform: "github" }), take });
}
