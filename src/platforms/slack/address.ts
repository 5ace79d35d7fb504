import { directChannel, type IncomingMessage, type Place } from "../../core/question/message.ts";

/** Where Slack keeps a message or a thread. */
export interface Address {
  readonly channel: string;
  readonly ts: string;
}

/** Slack numbers messages within a channel only, so ours carry the channel. */
export function toMessageId({ channel, ts }: Address): string {
  return `${channel}:${ts}`;
}

/** The inverse of `toMessageId`; `undefined` for an id that is not Slack's. */
export function toAddress(messageId: string): Address | undefined {
  const [channel, ts] = messageId.split(":");
  return channel && ts ? { channel, ts } : undefined;
}

/** A conversation's place in our words; with Usher alone every one is the direct channel, and its id is the thread. */
export function toPlace(community: string, channel: string, threadTs?: string): Place {
  const thread = threadTs === undefined ? undefined : toMessageId({ channel, ts: threadTs });
  if (isDirect(channel)) return { platform: "slack", community, channel: directChannel, thread: thread ?? channel };
  return { platform: "slack", community, channel, ...(thread === undefined ? {} : { thread }) };
}

/** The Slack channel of a place in our words. */
export function toSlackChannel({ channel, thread }: Pick<Place, "channel" | "thread">): string {
  return channel === directChannel ? ((thread ?? "").split(":")[0] ?? "") : channel;
}

/** The thread that a reply to this message belongs in: the one it was asked in, else a new one under it. */
export function toReplyAddress({
  thread,
  messageId,
}: Pick<IncomingMessage, "thread" | "messageId">): Address | undefined {
  return (thread === undefined ? undefined : toAddress(thread)) ?? toAddress(messageId);
}

/** Whether the channel is a conversation of one person with Usher. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}
