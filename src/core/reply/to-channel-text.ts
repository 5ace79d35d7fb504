import type { PlatformName } from "../question/message.ts";

/** How a text names a channel, so that people can go there where the platform lets them. */
export function toChannelText(platform: PlatformName, channel: string): string {
  switch (platform) {
    case "discord":
      return `<#${channel}>`;
    case "slack":
      return `[#${channel}](https://slack.com/app_redirect?channel=${channel})`;
    case "web":
    case "terminal":
      return `#${channel}`;
  }
}
