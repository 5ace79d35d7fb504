import { createHash } from "node:crypto";
import { type APIChannel, type APIDMChannel, type APIMessage, ChannelType, type REST, Routes } from "discord.js";
import { withBackOff } from "./back-off.ts";
import { isFault } from "./discord-fault.ts";
import { closedMentions, type EncodedMessage } from "./encode.ts";
import { createRecent } from "./recent.ts";
import { putFileInText, toRequest } from "./to-request.ts";

/** Everything Usher writes into channels. What makes something is safe to repeat, so that faults in between cannot double it. */
export interface Poster {
  /** Posts a message; the same `key` again within some minutes gives the first one back. */
  post(channelId: string, message: EncodedMessage, key: string, replyTo?: string): Promise<APIMessage>;
  edit(channelId: string, messageId: string, message: EncodedMessage): Promise<void>;
  /** Puts words above a message, which keeps its embeds and buttons. */
  note(channelId: string, messageId: string, words: string): Promise<void>;
  /** Deletes messages of Usher's; those that are gone already are left out. */
  remove(channelId: string, messageIds: readonly string[]): Promise<void>;
  /** Deletes a thread with all that was said in it. */
  removeThread(threadId: string): Promise<void>;
  /** Renames a thread, and wakes it where it was archived. */
  renameThread(threadId: string, name: string): Promise<void>;
  /** Gives the id of the thread that hangs from a message, opened if need be. */
  openThread(channelId: string, messageId: string, name: string): Promise<string>;
  /** Gives the id of the conversation with somebody alone. */
  openDirect(userId: string): Promise<string>;
  setTags(threadId: string, tags: readonly string[]): Promise<void>;
  findMessage(channelId: string, messageId: string): Promise<APIMessage | undefined>;
  /** Messages after one, oldest first, at most `most`. */
  readAfter(channelId: string, messageId: string, most: number): Promise<readonly APIMessage[]>;
  readChannel(channelId: string): Promise<APIChannel>;
}

const pageSize = 100;
const oneDay = 1440;

export function createPoster(rest: REST, delays: readonly number[], signal: AbortSignal): Poster {
  const direct = createRecent<string>(1000);
  const attempt = <Result>(work: () => Promise<unknown>) => withBackOff(work as () => Promise<Result>, delays, signal);
  return {
    async post(channelId, message, key, replyTo) {
      const send = (form: EncodedMessage) =>
        attempt<APIMessage>(() => rest.post(Routes.channelMessages(channelId), toRequest(form, toOnce(key, replyTo))));
      try {
        return await send(message);
      } catch (error) {
        // Where Usher may write but not attach files, the file's text is better than nothing.
        if (!message.attachment || !isFault(error, "missingPermissions")) throw error;
        return send(putFileInText(message, message.attachment));
      }
    },
    edit: (channelId, messageId, message) =>
      attempt(() => rest.patch(Routes.channelMessage(channelId, messageId), toRequest(message))),
    note: (channelId, messageId, content) =>
      attempt(() =>
        rest.patch(Routes.channelMessage(channelId, messageId), {
          body: { content, allowed_mentions: closedMentions },
        }),
      ),
    async remove(channelId, messageIds) {
      for (const id of messageIds) {
        await attempt(() => rest.delete(Routes.channelMessage(channelId, id))).catch((error: unknown) => {
          if (!isFault(error, "unknownMessage")) throw error;
        });
      }
    },
    removeThread: (threadId) => attempt(() => rest.delete(Routes.channel(threadId))),
    renameThread: (threadId, name) =>
      attempt(() => rest.patch(Routes.channel(threadId), { body: { name, archived: false } })),
    async openThread(channelId, messageId, name) {
      const body = { name, auto_archive_duration: oneDay };
      try {
        await attempt(() => rest.post(Routes.threads(channelId, messageId), { body }));
      } catch (error) {
        if (!isFault(error, "threadExists")) throw error;
      }
      return messageId;
    },
    async openDirect(userId) {
      const known = direct.get(userId);
      if (known !== undefined) return known;
      const channel = await attempt<APIDMChannel>(() =>
        rest.post(Routes.userChannels(), { body: { recipient_id: userId } }),
      );
      direct.set(userId, channel.id);
      return channel.id;
    },
    setTags: (threadId, tags) => attempt(() => rest.patch(Routes.channel(threadId), { body: { applied_tags: tags } })),
    async findMessage(channelId, messageId) {
      try {
        return await attempt<APIMessage>(() => rest.get(Routes.channelMessage(channelId, messageId)));
      } catch (error) {
        if (isFault(error, "unknownMessage", "unknownChannel")) return undefined;
        throw error;
      }
    },
    readAfter: (channelId, messageId, most) =>
      readPages(messageId, most, (after) => {
        const query = new URLSearchParams({ after, limit: `${pageSize}` });
        return attempt<APIMessage[]>(() => rest.get(Routes.channelMessages(channelId), { query }));
      }),
    readChannel: (channelId) => attempt<APIChannel>(() => rest.get(Routes.channel(channelId))),
  };
}

/** Whether a channel is a thread or a forum's post. */
export function isThreadType(type: ChannelType): boolean {
  return (
    type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread
  );
}

/** Reads page after page; Discord gives each newest first. */
async function readPages(
  from: string,
  most: number,
  readPage: (after: string) => Promise<readonly APIMessage[]>,
): Promise<readonly APIMessage[]> {
  const read: APIMessage[] = [];
  for (let after = from; read.length < most; ) {
    const page = await readPage(after);
    read.push(...page.toReversed());
    const last = page[0];
    if (!last || page.length < pageSize) break;
    after = last.id;
  }
  return read.slice(0, most);
}

function toOnce(key: string, replyTo: string | undefined): object {
  return {
    nonce: createHash("sha256").update(key).digest("base64url").slice(0, 25),
    enforce_nonce: true,
    ...(replyTo === undefined ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
  };
}
