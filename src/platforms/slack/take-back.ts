import type { MessageKey } from "../../core/ports/bot.ts";
import { toReplyAddress } from "./address.ts";
import { decodeBlockId } from "./block-id.ts";
import type { SlackMessage } from "./decode.ts";
import type { SlackContext } from "./slack-context.ts";
import { toSlackFault } from "./slack-fault.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/**
 * Takes the answer to a deleted question away. Where people have spoken since, it stays: Slack itself shows them that the question
 * is gone.
 */
export async function takeBack(
  { bot, log }: SlackContext,
  { platform, messageId }: MessageKey,
  { client, community, botId }: SlackWorkspace,
): Promise<void> {
  const asked = await bot.explain(community.id, { platform, messageId });
  const address = asked && toReplyAddress(asked.question);
  if (!address) return;
  const isAnswer = ({ bot_id, blocks }: SlackMessage) =>
    bot_id === botId && decodeBlockId(blocks?.[0]?.block_id)?.questionId === asked.question.id;
  try {
    const thread = await client.readThread(address.channel, address.ts);
    const from = thread.findIndex(isAnswer);
    if (from === -1 || thread.slice(from).some(({ bot_id }) => bot_id === undefined)) return;
    for (const { ts = "" } of thread.filter(isAnswer)) await client.remove(address.channel, ts);
  } catch (error) {
    if (toSlackFault(error)?.kind !== "refused") throw error;
    log.info({ messageId, err: error }, "the answer to a deleted question stays");
  }
}
