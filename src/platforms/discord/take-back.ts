import type { Community } from "../../core/community/community.ts";
import type { Posts } from "../../core/ports/bot.ts";
import type { DiscordContext } from "./context.ts";
import { isFault } from "./discord-fault.ts";
import { isThreadType } from "./poster.ts";
import { toDiscordTexts } from "./texts.ts";

/** As much of a thread as tells whether people have spoken in it. */
const mostRead = 100;

/**
 * Takes the answer to a deleted question away, with the thread that Usher opened for it, whose name repeats the question. Where
 * people have spoken in that thread it stays, under another name, and says what happened.
 */
export async function takeBack(context: DiscordContext, community: Community, messageId: string): Promise<void> {
  const { bot, poster, options } = context;
  try {
    const posts = await bot.findPosts({ platform: "discord", community: community.id, messageId });
    if (await hasOwnThread(context, messageId, posts)) await clearThread(context, community, messageId);
    else for (const { channel, messageIds } of posts) await poster.remove(channel, messageIds);
  } catch (error) {
    if (!isFault(error, "missingAccess", "missingPermissions", "unknownChannel")) throw error;
    options.log.info({ messageId, code: error.code }, "the answer to a deleted question stays");
  }
}

/** A thread has the id of the message it hangs from; where Usher is known to have spoken elsewhere only, there is none of its own. */
async function hasOwnThread(
  { poster, botId }: DiscordContext,
  messageId: string,
  posts: readonly Posts[],
): Promise<boolean> {
  if (posts.length > 0 && posts.every(({ channel }) => channel !== messageId)) return false;
  const channel = await poster.readChannel(messageId).catch((error: unknown) => {
    if (!isFault(error, "unknownChannel")) throw error;
  });
  return channel !== undefined && "owner_id" in channel && channel.owner_id === botId() && isThreadType(channel.type);
}

async function clearThread(
  { poster, botId }: DiscordContext,
  { languages }: Community,
  threadId: string,
): Promise<void> {
  const said = await poster.readAfter(threadId, threadId, mostRead);
  const own = said.filter(({ author }) => author.id === botId());
  const [answer] = own;
  if (own.length === said.length) {
    return poster.removeThread(threadId).catch((error: unknown) => {
      if (!isFault(error, "missingPermissions")) throw error;
      return poster.remove(
        threadId,
        own.map(({ id }) => id),
      );
    });
  }
  const { question, questionDeleted } = toDiscordTexts(languages[0] ?? "en");
  // Named first: in a thread that still sleeps no message can be changed.
  await poster.renameThread(threadId, question);
  if (answer) await poster.note(threadId, answer.id, questionDeleted);
}
