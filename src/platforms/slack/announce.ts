import type { Announcement, AnnouncementOutcome } from "../../core/announcement/announcement.ts";
import { UsherError } from "../../core/errors.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toAddress, toSlackChannel } from "./address.ts";
import { encodePlainReply, encodeReply } from "./encode.ts";
import type { Poster } from "./poster.ts";
import { sendFile, toFileReply } from "./send-file.ts";
import type { SlackContext } from "./slack-context.ts";
import { toSlackFault } from "./slack-fault.ts";

/** Posts what nobody asked for; a look at the channel before it keeps it from being posted twice. Rejects when it may work later. */
export async function announce(
  { bot, workspaces, log }: Pick<SlackContext, "bot" | "workspaces" | "log">,
  poster: Poster,
  { id, community, audience, reply }: Announcement,
): Promise<AnnouncementOutcome> {
  const workspace = await workspaces.findOf(community);
  if (!workspace) return { kind: "refused", reason: "no-workspace" };
  const { client, botId } = workspace;
  const channel = audience.kind === "person" ? await openDirect(audience.person) : toSlackChannel(audience);
  if (channel === undefined) return { kind: "refused", reason: "no-direct-messages" };
  const thread = audience.kind === "channel" && audience.thread !== undefined ? toAddress(audience.thread) : undefined;
  const where = { client, botId, channel, isRecovered: true, ...(thread === undefined ? {} : { threadTs: thread.ts }) };
  const post = (said: Reply, key: string) => {
    const context = { community: workspace.community, commands: bot.commands, key };
    return poster.post({
      ...where,
      messages: encodeReply(said, context),
      plain: () => encodePlainReply(said, context),
    });
  };
  const posted = await post(reply, id);
  const { attachment } = reply;
  switch (posted.kind) {
    case "posted":
      if (attachment && !(await sendFile(where, attachment, log))) {
        await post(toFileReply(attachment, reply), `${id}.file`);
      }
      return { kind: "sent", messageId: `${channel}:${posted.timestamps[0]}` };
    case "refused":
      return { kind: "refused", reason: posted.code.replaceAll("_", "-") };
    default:
      throw new UsherError("platform-failed", "Slack does not answer; the announcement is tried again.");
  }

  async function openDirect(person: string): Promise<string | undefined> {
    try {
      return await client.openDirect(person);
    } catch (error) {
      if (toSlackFault(error)?.kind === "refused") return undefined;
      throw error;
    }
  }
}
