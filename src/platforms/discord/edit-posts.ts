import type { Posts } from "../../core/ports/bot.ts";
import type { EncodedMessage } from "./encode.ts";
import type { Poster } from "./poster.ts";

/** Changes posts in place into other messages, however many these are; gives what stands then. Further ones have the `key` of `post`. */
export async function editPosts(
  poster: Poster,
  { channel, messageIds }: Posts,
  messages: readonly EncodedMessage[],
  key: string,
): Promise<Posts> {
  const now: string[] = [];
  for (const [index, message] of messages.entries()) {
    const known = messageIds[index];
    if (known === undefined) now.push((await poster.post(channel, message, `${key} ${index}`)).id);
    else await poster.edit(channel, known, message).then(() => now.push(known));
  }
  await poster.remove(channel, messageIds.slice(messages.length));
  const [first = messageIds[0], ...others] = now;
  return { channel, messageIds: [first, ...others] };
}
