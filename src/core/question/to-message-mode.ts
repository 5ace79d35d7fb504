import { type ChannelMode, type Community, toChannelMode } from "../community/community.ts";
import type { IncomingMessage } from "./message.ts";

/** How a message is treated: what is addressed to Usher in a channel it listens to is answered for all. */
export function toMessageMode(community: Community, message: IncomingMessage): ChannelMode {
  const mode = toChannelMode(community, message.platform, message.channel);
  if (mode === "mention") return message.addressed ? "auto" : "off";
  return mode === "suggest" && message.addressed ? "auto" : mode;
}
