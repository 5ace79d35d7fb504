import type { Audience } from "../announcement/announcement.ts";
import type { Place } from "../question/message.ts";
import type { Community } from "./community.ts";

/** Where moderators are told something about what happens in a place: in their channel, and in the place itself where they have none. */
export function toModerators({ platforms }: Community, { platform, channel, thread }: Place): Audience {
  const own = platforms[platform]?.moderatorChannel;
  if (own !== undefined) return { kind: "channel", channel: own };
  return { kind: "channel", channel, ...(thread !== undefined && { thread }) };
}
