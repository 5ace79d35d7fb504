import type { Bot, Posts } from "../../core/ports/bot.ts";
import type { Log } from "../../core/ports/log.ts";
import { toFileTexts } from "../../core/reply/file-texts.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { isDirect, toAddress, toMessageId } from "./address.ts";
import { type EncodeContext, type EncodedMessage, encodePlainReply, encodeReply } from "./encode.ts";
import type { Posted, Poster } from "./poster.ts";
import { createRecent, type Recent } from "./recent.ts";
import { sendFile, toFileReply } from "./send-file.ts";
import { toSlackFault } from "./slack-fault.ts";
import { toSlackTexts } from "./texts.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** Says something privately to who pressed or called; works even where Usher is no member. */
export type Respond = (message: {
  readonly response_type: "ephemeral" | "in_channel";
  readonly replace_original: false;
  readonly text: string;
  readonly thread_ts?: string;
}) => Promise<unknown>;

export interface Destination {
  readonly workspace: SlackWorkspace;
  readonly channel: string;
  /** The thread public replies belong in. */
  readonly threadTs?: string;
  /** The thread private replies are shown in; in the channel itself when absent, where nobody overlooks them. */
  readonly privateThreadTs?: string;
  /** Who a private reply is for. */
  readonly user: string;
  readonly respond?: Respond | undefined;
  /** The message that is answered. */
  readonly messageId?: string;
  /** It may have been sent before a crash. */
  readonly isRecovered?: boolean;
}

/** Brings a reply to where it belongs, or in the place of what it replaces, and tells the bot what became of it; never throws for what Slack refuses. */
export type Deliver = (reply: Reply, to: Destination) => Promise<void>;

export interface DeliverOptions {
  readonly bot: () => Bot;
  readonly poster: Poster;
  /** Messages that were deleted. */
  readonly deleted: Recent;
  readonly log: Log;
  newId(): string;
}

export function createDeliver(options: DeliverOptions): Deliver {
  const reported = createRecent(1000);
  return async (reply, to) => {
    const key = reply.outboxId ?? options.newId();
    const context = { community: to.workspace.community, commands: options.bot().commands, key };
    // A command may be called where two people talk alone: what is private must not be posted there.
    const isPrivate = reply.visibility === "private" && (to.respond !== undefined || !isDirect(to.channel));
    const sent = isPrivate
      ? await sendPrivately(encode(await bringFile(reply, to, options.log), context), to, options)
      : await sendWithFile(reply, to, context, { ...options, replaced: await findReplaced(reply, to, options) });
    await settle(reply, to, sent, { ...options, reported });
    if (sent.kind === "posted") await showState(reply, to, options);
  };
}

/** Options for a reply that may take the place of an earlier one. */
interface PublicOptions extends DeliverOptions {
  readonly replaced?: Posts | undefined;
}

async function findReplaced(reply: Reply, to: Destination, { bot }: DeliverOptions): Promise<Posts | undefined> {
  const { messageId, workspace, channel } = to;
  if (messageId === undefined) return undefined;
  const found = await bot().findReplaced({ platform: "slack", community: workspace.community.id, messageId }, reply);
  return found?.channel === channel ? found : undefined;
}

interface Encoded {
  readonly messages: readonly EncodedMessage[];
  plain(): readonly EncodedMessage[];
}

function encode(reply: Reply, context: EncodeContext): Encoded {
  return { messages: encodeReply(reply, context), plain: () => encodePlainReply(reply, context) };
}

/** The file of a private reply goes to the conversation with the person alone; the reply says so, or has the file's text in it. */
async function bringFile(reply: Reply, to: Destination, log: Log): Promise<Reply> {
  const { attachment, ...rest } = reply;
  if (!attachment) return reply;
  const channel = await openDirect(to);
  const { client, botId } = to.workspace;
  const isSent = channel !== undefined && (await sendFile({ client, botId, channel }, attachment, log));
  const about = isSent
    ? toFileTexts(reply.language).sentDirectly(attachment.name)
    : toFileReply(attachment, reply).text;
  return { ...rest, text: `${reply.text}\n\n${about}` };
}

/** The file follows the reply into its thread. */
async function sendWithFile(
  reply: Reply,
  to: Destination,
  context: EncodeContext,
  options: PublicOptions,
): Promise<Sent> {
  const sent = await sendPublicly(encode(reply, context), to, options);
  const { attachment } = reply;
  if (sent.kind !== "posted" || !attachment) return sent;
  const { channel, threadTs, isRecovered } = to;
  const { client, botId } = to.workspace;
  const thread = threadTs === undefined ? {} : { threadTs };
  const target = { client, botId, channel, ...thread, ...(isRecovered === undefined ? {} : { isRecovered }) };
  if (await sendFile(target, attachment, options.log)) return sent;
  const { replaced: _, ...anew } = options;
  await sendPublicly(encode(toFileReply(attachment, reply), { ...context, key: `${context.key}.file` }), to, anew);
  return sent;
}

const solvedMark = "white_check_mark";

type Sent = Exclude<Posted, { readonly kind: "posted" }> | { readonly kind: "posted"; readonly sent: string | Posts };

async function sendPublicly(
  encoded: Encoded,
  to: Destination,
  { poster, deleted, replaced }: PublicOptions,
): Promise<Sent> {
  const { workspace, channel, threadTs, respond, messageId, isRecovered } = to;
  const posted = await poster.post({
    ...encoded,
    client: workspace.client,
    botId: workspace.botId,
    channel,
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(isRecovered === undefined ? {} : { isRecovered }),
    ...(replaced === undefined ? {} : { replaced: replaced.messageIds.flatMap((id) => toAddress(id)?.ts ?? []) }),
    isCancelled: () => messageId !== undefined && deleted.has(messageId),
  });
  if (posted.kind === "posted") {
    const posts = toPosts(channel, posted.timestamps);
    // What comes of a press stands beside the reply that was pressed, which alone is changed by an edit.
    return { kind: "posted", sent: respond === undefined ? posts : posts.messageIds[0] };
  }
  const isStranger = posted.kind === "refused" && threadTs === undefined && respond !== undefined;
  return isStranger && (await respondWith(encoded, to, "in_channel")) ? toResponse(channel) : posted;
}

/** By the address Slack gave for it, else as an ephemeral message, else in the conversation with the person alone. */
async function sendPrivately(encoded: Encoded, to: Destination, options: DeliverOptions): Promise<Sent> {
  if (to.respond && (await respondWith(encoded, to, "ephemeral"))) return toResponse(to.channel);
  const { client } = to.workspace;
  const thread = to.privateThreadTs === undefined ? {} : { threadTs: to.privateThreadTs };
  try {
    let ts: string | undefined;
    for (const message of encoded.messages) {
      const shown = await client.postPrivately({ channel: to.channel, ...thread }, to.user, message);
      ts ??= shown;
    }
    return { kind: "posted", sent: toMessageId({ channel: to.channel, ts: ts ?? "" }) };
  } catch (error) {
    if (!toSlackFault(error)) throw error;
    return sendDirectly(encoded, to, options);
  }
}

async function sendDirectly(encoded: Encoded, to: Destination, options: DeliverOptions): Promise<Sent> {
  const channel = await openDirect(to);
  if (channel === undefined) return { kind: "given-up" };
  const { threadTs: _, privateThreadTs: __, respond: ___, ...rest } = to;
  return sendPublicly(encoded, { ...rest, channel }, options);
}

/** Such an address takes five answers within thirty minutes; after that this gives false. */
async function respondWith(
  { messages }: Encoded,
  { respond, privateThreadTs }: Destination,
  type: "ephemeral" | "in_channel",
): Promise<boolean> {
  const thread = privateThreadTs === undefined ? {} : { thread_ts: privateThreadTs };
  try {
    for (const message of messages) {
      await respond?.({ response_type: type, replace_original: false, ...thread, ...message });
    }
    return true;
  } catch {
    return false;
  }
}

/** A message shown through a response address has no timestamp. */
function toResponse(channel: string): Sent {
  return { kind: "posted", sent: toMessageId({ channel, ts: "response" }) };
}

function toPosts(channel: string, [first, ...others]: readonly [string, ...string[]]): Posts {
  const toId = (ts: string) => toMessageId({ channel, ts });
  return { channel, messageIds: [toId(first), ...others.map(toId)] };
}

async function settle(
  { outboxId, language }: Reply,
  to: Destination,
  sent: Sent,
  { bot, log, reported, poster }: DeliverOptions & { readonly reported: Recent },
): Promise<void> {
  if (sent.kind === "posted") {
    if (outboxId !== undefined) await bot().confirmSent(outboxId, sent.sent);
    return;
  }
  if (sent.kind === "given-up") return;
  const reason = sent.kind === "cancelled" ? "message-deleted" : sent.code.replaceAll("_", "-");
  if (outboxId !== undefined) await bot().confirmFailed(outboxId, reason);
  if (sent.kind === "cancelled" || !reported.add(`${to.channel} ${reason}`)) return;
  log.warn({ channel: to.channel, reason, remedy: "invite Usher to the channel" }, "a channel cannot be written to");
  if (isDirect(to.channel)) return;
  const channel = await openDirect(to);
  const text = toSlackTexts(language).notAllowedHere(`<#${to.channel}>`);
  const { client, botId } = to.workspace;
  if (channel !== undefined) await poster.post({ client, botId, channel, messages: [{ text }] });
}

async function openDirect({ workspace, user }: Destination): Promise<string | undefined> {
  try {
    return await workspace.client.openDirect(user);
  } catch (error) {
    if (toSlackFault(error)) return undefined;
    throw error;
  }
}

/** Marks a solved question, and takes the mark from one that is opened again. */
async function showState(
  { state, kind, questionId }: Reply,
  { workspace, messageId }: Destination,
  { bot, log }: DeliverOptions,
): Promise<void> {
  const isReopened = state === "open" && kind === "notice";
  if (state !== "solved" && !isReopened) return;
  const asked = questionId === undefined ? undefined : await bot().explain(workspace.community.id, { questionId });
  const address = toAddress(asked?.question.messageId ?? messageId ?? "");
  if (!address) return;
  const { client } = workspace;
  const { channel, ts } = address;
  const change = isReopened ? client.takeBack(channel, ts, solvedMark) : client.react(channel, ts, solvedMark);
  await change.catch((error: unknown) => {
    const fault = toSlackFault(error);
    if (fault?.kind === "refused" && ["already_reacted", "no_reaction"].includes(fault.code)) return;
    log.warn({ err: error }, "the mark of a question cannot be changed");
  });
}
