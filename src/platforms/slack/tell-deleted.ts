import type { Community } from "../../core/community/community.ts";
import type { WaitingMessage } from "../../core/ports/bot.ts";
import { toAddress, toReplyAddress } from "./address.ts";
import type { SlackMessageEvent } from "./decode.ts";
import { longestThread, type SlackClient } from "./slack-client.ts";
import type { SlackContext } from "./slack-context.ts";
import { toSlackFault } from "./slack-fault.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** Looks whether the questions that wait are there still, and tells of those that were deleted while Usher was away; ends early by the signal. */
export async function tellDeleted(
  { bot, workspaces }: SlackContext,
  communities: readonly Community[],
  handle: (event: SlackMessageEvent, workspace: SlackWorkspace) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (const { id } of communities) {
    const workspace = await workspaces.findOf(id);
    if (!workspace) continue;
    for (const waiting of await bot.findWaiting("slack", id)) {
      if (signal.aborted) return;
      const address = toAddress(waiting.messageId);
      if (!address || !(await isGone(workspace.client, waiting))) continue;
      const { channel, ts } = address;
      await handle({ type: "message", subtype: "message_deleted", channel, deleted_ts: ts }, workspace);
    }
  }
}

/** Gone without a trace, or but for its tombstone; what cannot be read is not known to be gone. */
async function isGone(client: SlackClient, waiting: WaitingMessage): Promise<boolean> {
  const thread = toReplyAddress(waiting);
  const ts = toAddress(waiting.messageId)?.ts;
  if (!thread) return false;
  try {
    const said = await client.readThread(thread.channel, thread.ts);
    const found = said.find((message) => message.ts === ts);
    return found ? found.subtype === "tombstone" : said.length < longestThread;
  } catch (error) {
    const fault = toSlackFault(error);
    if (!fault) throw error;
    return fault.kind === "refused" && fault.code === "thread_not_found";
  }
}
