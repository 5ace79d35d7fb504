import { type Community, toChannelMode } from "../../core/community/community.ts";
import { UsherError } from "../../core/errors.ts";

/** The channel wanted, else the community's first in the terminal that is not off; throws `config-invalid` when it may not be used. */
export function findChannel(community: Community, wanted?: string): string {
  const listed = community.platforms.terminal?.channels.find(({ mode }) => mode !== "off");
  const channel = wanted ?? listed?.id ?? "terminal";
  if (toChannelMode(community, "terminal", channel) !== "off") return channel;
  throw new UsherError(
    "config-invalid",
    `${community.id} has no channel ${channel} in the terminal; list it under its platforms.terminal.channels in config/usher.yaml`,
  );
}
