import type { MessageKey, Posts } from "../ports/bot.ts";
import type { Store } from "../ports/store.ts";
import type { Reply } from "../reply/reply.ts";

/**
 * The posts that a reply takes the place of. One that calls somebody is sent anew, for an edit notifies nobody, and so is one that
 * is not for the same eyes.
 */
export async function findReplaced(
  { outbox }: Pick<Store, "outbox">,
  message: MessageKey,
  reply: Reply,
): Promise<Posts | undefined> {
  if (!reply.replaces || reply.mention) return undefined;
  const [newest] = await outbox.findPosts(message);
  return newest?.visibility === reply.visibility ? newest : undefined;
}
