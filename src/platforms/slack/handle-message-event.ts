import type { IncomingMessage } from "../../core/question/message.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toTexts } from "../../core/reply/texts.ts";
import { isDirect, toReplyAddress, toSlackChannel } from "./address.ts";
import { type Decoded, decodeMessageEvent, type SlackMessageEvent } from "./decode.ts";
import { createRecent } from "./recent.ts";
import { findAuthor, findWriter, type SlackContext, toLanguage, toWhereabouts } from "./slack-context.ts";
import { takeBack } from "./take-back.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** Slack's last retry of an event comes some five minutes after the first. */
const remembered = 10_000;

/**
 * Handles `message` and `app_mention`. A mention arrives as both, and any event may arrive again, also after a restart: memory
 * and, for what is older, the bot's record tell what was handled. A retry may as well be the first to arrive, so none is dropped for being one.
 */
export function createMessageHandler(
  context: SlackContext,
): (event: SlackMessageEvent, workspace: SlackWorkspace) => Promise<void> {
  const seen = createRecent(remembered);
  const working = new Map<string, Promise<void>>();
  return async (event, workspace) => {
    const decoded = decodeMessageEvent(event, toWhereabouts(workspace));
    if (!decoded) return;
    const key = `${workspace.teamId} ${toKey(decoded)}`;
    if (decoded.kind === "message" && !seen.add(key)) return;
    if (decoded.kind === "deletion") context.deleted.add(decoded.key.messageId);
    // An edit or a deletion that overtakes its message waits for it.
    const before = working.get(key) ?? Promise.resolve();
    const work = before.then(() => handle(context, decoded, workspace, event));
    const done = work.catch(() => {});
    working.set(key, done);
    try {
      await work;
    } catch (error) {
      seen.delete(key);
      await excuse(context, decoded, workspace, error);
    } finally {
      if (working.get(key) === done) working.delete(key);
    }
  };
}

async function handle(
  context: SlackContext,
  decoded: Decoded,
  workspace: SlackWorkspace,
  event: SlackMessageEvent,
): Promise<void> {
  const { bot } = context;
  if (decoded.kind === "deletion") {
    await bot.handleDeletion(decoded.key);
    return takeBack(context, decoded.key, workspace);
  }
  const { message: found } = decoded;
  // A retry, or a delivery out of order, may bring what is gone by now.
  if (context.deleted.has(found.messageId)) return;
  // Who speaks in a thread may be giving the answer, and is then named to those who ask the same again.
  const findWho = found.thread === undefined ? findWriter : findAuthor;
  const [author, isPrivate] = await Promise.all([
    findWho(workspace, found.author.id),
    isSaidInPrivate(event, workspace),
  ]);
  const message: IncomingMessage = { ...found, author, ...(isPrivate ? { isPrivate } : {}) };
  if (decoded.kind === "edit") return answer(context, message, workspace, await bot.handleEdit(message));
  const { platform, messageId } = message;
  if (await bot.explain(message.community, { platform, messageId })) return;
  await answer(context, message, workspace, await bot.handleMessage(message));
}

/** An event `app_mention` does not tell the kind of its channel. */
async function isSaidInPrivate(
  { channel = "", channel_type: kind }: SlackMessageEvent,
  workspace: SlackWorkspace,
): Promise<true | undefined> {
  if (isDirect(channel)) return undefined;
  const isOpen = kind === undefined ? !(await workspace.isPrivate(channel)) : kind === "channel";
  return isOpen ? undefined : true;
}

async function answer(
  { deliver }: SlackContext,
  message: IncomingMessage,
  workspace: SlackWorkspace,
  reply: Reply | undefined,
): Promise<void> {
  const address = toReplyAddress(message);
  if (!reply || !address) return;
  const isInThread = address.ts !== message.messageId.split(":")[1];
  await deliver(reply, {
    workspace,
    channel: toSlackChannel({ channel: message.channel, thread: message.thread ?? "" }),
    threadTs: address.ts,
    ...(isInThread ? { privateThreadTs: address.ts } : {}),
    user: message.author.id,
    messageId: message.messageId,
  });
}

/** The asker gets one sentence with an id that the log knows, too. */
async function excuse(
  context: SlackContext,
  decoded: Decoded,
  workspace: SlackWorkspace,
  error: unknown,
): Promise<void> {
  const errorId = context.newId();
  context.log.error({ errorId, err: error }, "handling a slack message failed");
  if (decoded.kind !== "message") return;
  const language = toLanguage(workspace);
  const text = toTexts(language).failed(errorId);
  const reply: Reply = { kind: "error", language, text, buttons: [], visibility: "private" };
  await answer(context, decoded.message, workspace, reply);
}

function toKey(decoded: Decoded): string {
  return decoded.kind === "deletion" ? decoded.key.messageId : decoded.message.messageId;
}
