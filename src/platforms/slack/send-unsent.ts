import type { Delivery } from "../../core/ports/bot.ts";
import { toReplyAddress, toSlackChannel } from "./address.ts";
import type { SlackContext } from "./slack-context.ts";

/** Sends what an earlier run promised and did not confirm; what it did post after all is found in the thread. */
export async function sendUnsent(context: SlackContext): Promise<void> {
  for (const delivery of await context.bot.findUnsent("slack")) await send(context, delivery);
}

async function send({ bot, workspaces, deliver, log }: SlackContext, delivery: Delivery): Promise<void> {
  const workspace = await workspaces.findOf(delivery.community);
  if (!workspace) {
    log.warn({ community: delivery.community }, "an unsent reply has no slack workspace to go to");
    return;
  }
  const { platform, messageId, thread } = delivery;
  const asked = await bot.explain(delivery.community, { platform, messageId });
  const address = toReplyAddress({ messageId, ...(thread === undefined ? {} : { thread }) });
  await deliver(delivery.reply, {
    workspace,
    channel: toSlackChannel({ channel: delivery.channel, thread: thread ?? "" }),
    user: asked?.question.asker ?? "",
    messageId,
    isRecovered: true,
    ...(address === undefined ? {} : { threadTs: address.ts }),
    ...(thread === undefined || address === undefined ? {} : { privateThreadTs: address.ts }),
  });
}
