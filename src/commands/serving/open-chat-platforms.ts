import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Community } from "../../core/community/community.ts";
import { UsherError } from "../../core/errors.ts";
import type { ChatPlatform } from "../../core/ports/chat-platform.ts";
import type { PlatformMetrics } from "../../core/ports/metrics.ts";
import type { Store } from "../../core/ports/store.ts";
import type { Configuration } from "../../features/configuration/configuration-schema.ts";
import { readSlackInstallation } from "../read-slack-installation.ts";
import type { Tokens } from "./read-tokens.ts";

export interface ChatPlatformsOptions {
  readonly tokens: Tokens;
  readonly communities: readonly Community[];
  readonly discord: Configuration["discord"];
  readonly store: Store;
  readonly log: Logger;
  readonly metrics: PlatformMetrics;
  /** Told when a platform can never work again. */
  fail(error: UsherError): void;
}

/**
 * The chat platforms that have their tokens. One without is off, the log says so once, and its library is not even loaded: that
 * would cost everybody a second and 60 MB.
 */
export async function openChatPlatforms(options: ChatPlatformsOptions): Promise<readonly ChatPlatform[]> {
  return [...(await openDiscord(options)), ...(await openSlack(options))];
}

async function openDiscord(options: ChatPlatformsOptions): Promise<readonly ChatPlatform[]> {
  const { tokens, communities, discord, log, metrics, fail } = options;
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = tokens;
  if (token === undefined) {
    log.info({ platform: "discord" }, "off: DISCORD_TOKEN is not set");
    return [];
  }
  requireCommunity(communities, "discord", "DISCORD_TOKEN");
  const { createDiscordPlatform } = await import("../../platforms/discord/platform.ts");
  const child = log.child({ platform: "discord" });
  const address = apiUrl === undefined ? {} : { apiUrl };
  return [
    createDiscordPlatform({ token, ...address, ...discord, communities, log: child, metrics, fail, now: Date.now }),
  ];
}

async function openSlack(options: ChatPlatformsOptions): Promise<readonly ChatPlatform[]> {
  const { tokens, communities, log, metrics, fail } = options;
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = tokens;
  const installation = readSlackInstallation(tokens, options.store.installations);
  if (botToken === undefined && installation === undefined) {
    log.info({ platform: "slack" }, "off: SLACK_BOT_TOKEN is not set");
    return [];
  }
  requireCommunity(communities, "slack", "SLACK_BOT_TOKEN");
  const { createSlackPlatform } = await import("../../platforms/slack/platform.ts");
  return [
    createSlackPlatform({
      ...(botToken && { botToken }),
      ...(appToken && { appToken }),
      ...(signingSecret && { signingSecret }),
      ...(tokens.SLACK_API_URL && { apiUrl: tokens.SLACK_API_URL }),
      ...(tokens.SLACK_HOST && { host: tokens.SLACK_HOST }),
      ...(installation && { installation }),
      mode: tokens.SLACK_MODE,
      port: tokens.SLACK_PORT,
      communities,
      log: log.child({ platform: "slack" }),
      metrics,
      fail,
      now: Date.now,
      newId: randomUUID,
    }),
  ];
}

function requireCommunity(communities: readonly Community[], platform: "discord" | "slack", variable: string): void {
  if (communities.some(({ platforms }) => platforms[platform])) return;
  throw new UsherError(
    "config-invalid",
    `${variable} is set, but no community in usher.yaml has platforms.${platform}; add it with its id, or unset ${variable}.`,
  );
}
