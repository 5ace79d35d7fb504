import type { Announcement, AnnouncementOutcome } from "../../core/announcement/announcement.ts";
import type { DiscordContext } from "./context.ts";
import { isFault, isRefusal, isTransient } from "./discord-fault.ts";
import { encodeReply } from "./encode.ts";

/** Posts what nobody asked for, once; a passing fault rejects. */
export async function announce(context: DiscordContext, announcement: Announcement): Promise<AnnouncementOutcome> {
  const { poster, options, ids } = context;
  const { id, audience, reply } = announcement;
  const community = options.communities.find((known) => known.id === announcement.community);
  try {
    const channelId =
      audience.kind === "person" ? await poster.openDirect(audience.person) : (audience.thread ?? audience.channel);
    let first: string | undefined;
    for (const [index, message] of encodeReply(reply, community, ids).entries()) {
      const posted = await poster.post(channelId, message, `${id} ${index}`);
      first ??= posted.id;
    }
    return { kind: "sent", messageId: first ?? "" };
  } catch (error) {
    if (isFault(error, "missingAccess", "missingPermissions")) return { kind: "refused", reason: "no-permission" };
    if (isFault(error, "unknownChannel")) return { kind: "refused", reason: "channel-deleted" };
    if (isFault(error, "cannotMessageUser")) return { kind: "refused", reason: "no-direct-messages" };
    if (isTransient(error) || !isRefusal(error)) throw error;
    return { kind: "refused", reason: "refused" };
  }
}
