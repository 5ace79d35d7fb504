import type { MessageKey } from "../../core/ports/bot.ts";
import type { Author, IncomingMessage } from "../../core/question/message.ts";
import { isDirect, toMessageId, toPlace } from "./address.ts";
import { decodeText } from "./decode-text.ts";

/** A message as Slack writes it, as far as it is read. */
export interface SlackMessage {
  readonly ts?: string;
  readonly user?: string;
  readonly text?: string;
  readonly bot_id?: string;
  readonly subtype?: string;
  readonly thread_ts?: string;
  readonly blocks?: readonly { readonly block_id?: string }[];
  readonly files?: readonly { readonly id?: string; readonly name?: string }[];
}

/** An event `message` or `app_mention`. */
export interface SlackMessageEvent extends SlackMessage {
  readonly type: string;
  readonly channel?: string;
  /** `channel`, `group`, `im`, `mpim`; absent in some events. */
  readonly channel_type?: string;
  readonly message?: SlackMessage;
  readonly previous_message?: SlackMessage;
  readonly deleted_ts?: string;
}

/** Whose workspace something happened in. */
export interface Whereabouts {
  /** Id of the community in the configuration. */
  readonly community: string;
  readonly botUserId: string;
  /** Address of the workspace, with a slash at its end, where it is known. */
  readonly url?: string;
}

export type Decoded =
  | { readonly kind: "message"; readonly message: IncomingMessage }
  | { readonly kind: "edit"; readonly message: IncomingMessage }
  | { readonly kind: "deletion"; readonly key: MessageKey };

/** What a person wrote may have one of these subtypes; every other one is the system's. */
const personalSubtypes = new Set(["file_share", "thread_broadcast", "me_message"]);

/** A message event in our words, the author's groups still unknown. `undefined`: nothing a person said, changed or took back. */
export function decodeMessageEvent(event: SlackMessageEvent, where: Whereabouts): Decoded | undefined {
  const { channel } = event;
  if (channel === undefined) return undefined;
  if (event.subtype === "message_deleted") return decodeDeletion(event, channel, event.deleted_ts, where);
  if (event.subtype === "message_changed") {
    // What others have answered to is not taken away: its place is kept, without its words.
    const isGone = event.message?.subtype === "tombstone";
    return isGone ? decodeDeletion(event, channel, event.message?.ts, where) : decodeEdit(event, channel, where);
  }
  const message = decodeMessage(event, channel, where);
  return message && { kind: "message", message };
}

/** A person's message in our words; `undefined` for the system's and for bots', Usher's own included. */
export function decodeMessage(message: SlackMessage, channel: string, where: Whereabouts): IncomingMessage | undefined {
  const isSystems = message.subtype !== undefined && !personalSubtypes.has(message.subtype);
  return isSystems || isBots(message, where) ? undefined : decodeTarget(message, channel, where);
}

/** Any message in our words, a bot's too, as the one that a command is called on. */
export function decodeTarget(message: SlackMessage, channel: string, where: Whereabouts): IncomingMessage | undefined {
  const { ts, user = message.bot_id, text = "", thread_ts: threadTs } = message;
  if (ts === undefined || user === undefined) return undefined;
  return {
    ...toPlace(where.community, channel, threadTs === ts ? undefined : threadTs),
    messageId: toMessageId({ channel, ts }),
    author: { ...toAuthor(user), isBot: isBots(message, where) },
    text: decodeText(text, where.botUserId),
    addressed: isDirect(channel) || text.includes(`<@${where.botUserId}`),
    sentAt: toTime(ts),
    ...(where.url === undefined || isDirect(channel) ? {} : { link: toLink(where.url, channel, ts, threadTs) }),
  };
}

/** The address that Slack itself gives out for a message. */
function toLink(url: string, channel: string, ts: string, threadTs: string | undefined): string {
  const within = threadTs === undefined || threadTs === ts ? "" : `?thread_ts=${threadTs}&cid=${channel}`;
  return `${url}archives/${channel}/p${ts.replace(".", "")}${within}`;
}

/** A person by id alone; the groups are looked up where they matter. */
export function toAuthor(id: string, roleIds: readonly string[] = []): Author {
  return { id, roleIds, isBot: false };
}

/** A timestamp of Slack's in milliseconds. */
export function toTime(ts: string): number {
  return Math.round(Number(ts) * 1000);
}

function decodeDeletion(
  { previous_message: previous }: SlackMessageEvent,
  channel: string,
  ts: string | undefined,
  where: Whereabouts,
): Decoded | undefined {
  if (ts === undefined || isBots(previous, where)) return undefined;
  const key = { platform: "slack", community: where.community, messageId: toMessageId({ channel, ts }) } as const;
  return { kind: "deletion", key };
}

/** Slack also reports a change when a link unfolds or a thread grows; only new words are an edit. */
function decodeEdit(event: SlackMessageEvent, channel: string, where: Whereabouts): Decoded | undefined {
  const { message: changed, previous_message: previous } = event;
  if (!changed || changed.text === previous?.text) return undefined;
  const message = decodeMessage(changed, channel, where);
  return message && { kind: "edit", message };
}

function isBots(message: SlackMessage | undefined, where: Whereabouts): boolean {
  return message?.bot_id !== undefined || message?.user === where.botUserId || message?.subtype === "bot_message";
}
