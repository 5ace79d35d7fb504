import { type Community, toChannelMode } from "../../core/community/community.ts";
import type { Decoded } from "./decode.ts";
import type { Refusal } from "./refusal.ts";

/** The community that a channel is of, the first on the web unless one is named; or why nothing can be said there. */
export function findChannel(
  communities: readonly Community[],
  { community: wanted, channel }: { readonly community?: string | undefined; readonly channel: string },
): Decoded<Community> {
  const community = wanted === undefined ? communities[0] : communities.find(({ id }) => id === wanted);
  if (!community) {
    const named = communities.map(({ id }) => id).join(", ");
    const message =
      named === ""
        ? "no community is on the web; give one platforms.web in config/usher.yaml"
        : `community: there is no ${wanted} on the web; served: ${named}`;
    return { kind: "refused", refusal: { status: 404, code: "community-unknown", message } };
  }
  return toChannelMode(community, "web", channel) === "off"
    ? { kind: "refused", refusal: toUnknownChannel(community, channel) }
    : { kind: "decoded", value: community };
}

function toUnknownChannel(community: Community, channel: string): Refusal {
  const served = (community.platforms.web?.channels ?? []).filter(({ mode }) => mode !== "off").map(({ id }) => id);
  const message = `channel: ${channel} is not served in ${community.id}; served: ${served.join(", ") || "none"}`;
  return { status: 404, code: "channel-unknown", message };
}
