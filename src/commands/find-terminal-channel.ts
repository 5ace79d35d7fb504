import type { Community } from "../core/community.ts";
import { UsherError } from "../core/errors.ts";

/** The community's first channel in the terminal that is not off. */
export function findTerminalChannel({ id, platforms }: Community): string {
  const channel = platforms.terminal?.channels.find(({ mode }) => mode !== "off");
  if (channel) return channel.id;
  throw new UsherError(
    "config-invalid",
    `${id} has no channel in the terminal; list one under its platforms.terminal.channels in usher.yaml`,
  );
}
