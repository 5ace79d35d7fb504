import type { Community } from "../../core/community/community.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DiscordContext } from "./context.ts";
import type { Sent } from "./deliver.ts";
import { encodeReply } from "./encode.ts";

/**
 * Changes an answer in place, however many messages it takes now; gives these. An edit notifies nobody, so a reply which calls somebody
 * must be sent anew instead.
 */
export async function editAnswer(
  { poster, bot, ids }: DiscordContext,
  community: Community,
  reply: Reply,
  { channelId, messageIds }: Sent,
): Promise<Sent> {
  const messages = encodeReply(reply, community, ids);
  const now: string[] = [];
  for (const [index, message] of messages.entries()) {
    const known = messageIds[index];
    if (known === undefined) now.push((await poster.post(channelId, message, `${messageIds[0]} ${index}`)).id);
    else await poster.edit(channelId, known, message).then(() => now.push(known));
  }
  await poster.remove(channelId, messageIds.slice(messages.length));
  const [first = messageIds[0], ...others] = now;
  if (reply.outboxId !== undefined) await bot.confirmSent(reply.outboxId, first);
  return { channelId, messageIds: [first, ...others] };
}
