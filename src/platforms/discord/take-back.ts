import type { Community } from "../../core/community/community.ts";
import type { DiscordContext } from "./context.ts";
import type { Sent } from "./deliver.ts";
import { isFault } from "./discord-fault.ts";
import { isThreadType } from "./poster.ts";
import { toDiscordTexts } from "./texts.ts";

/** As much of a thread as tells whether people have spoken in it. */
const mostRead = 100;

/** A question that its asker, or a moderator, deleted. */
export interface DeletedQuestion {
  readonly community: Community | undefined;
  readonly messageId: string;
  /** What was sent in answer to it, as far as it is remembered. */
  readonly sent: Sent | undefined;
}

/**
 * Takes the answer to a deleted question away, with the thread that Usher opened for it, whose name repeats the question. Where
 * people have spoken in that thread it stays, under another name, and says what happened.
 */
export async function takeBack(context: DiscordContext, deleted: DeletedQuestion): Promise<void> {
  const { poster, options } = context;
  const { messageId, sent } = deleted;
  try {
    if (await hasOwnThread(context, deleted)) await clearThread(context, deleted);
    else if (sent) await poster.remove(sent.channelId, sent.messageIds);
  } catch (error) {
    if (!isFault(error, "missingAccess", "missingPermissions", "unknownChannel")) throw error;
    options.log.info({ messageId, code: error.code }, "the answer to a deleted question stays");
  }
}

/** A thread has the id of the message it hangs from; only of a question is it worth asking Discord for one. */
async function hasOwnThread({ bot, poster, botId }: DiscordContext, deleted: DeletedQuestion): Promise<boolean> {
  const { community, messageId, sent } = deleted;
  const isWorthAsking = sent
    ? sent.channelId === messageId
    : community && (await bot.explain(community.id, { platform: "discord", messageId }));
  if (!isWorthAsking) return false;
  const channel = await poster.readChannel(messageId).catch((error: unknown) => {
    if (!isFault(error, "unknownChannel")) throw error;
  });
  return channel !== undefined && "owner_id" in channel && channel.owner_id === botId() && isThreadType(channel.type);
}

async function clearThread({ poster, botId }: DiscordContext, deleted: DeletedQuestion): Promise<void> {
  const { community, messageId: threadId } = deleted;
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
  const { question, questionDeleted } = toDiscordTexts(community?.languages[0] ?? "en");
  if (answer) await poster.note(threadId, answer.id, questionDeleted);
  await poster.renameThread(threadId, question);
}
