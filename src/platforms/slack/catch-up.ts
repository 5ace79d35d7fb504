import type { Community } from "../../core/community/community.ts";
import { type Address, toAddress } from "./address.ts";
import type { SlackMessage, SlackMessageEvent } from "./decode.ts";
import type { SlackContext } from "./slack-context.ts";
import { toSlackFault } from "./slack-fault.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** Nobody waits longer for an answer, in milliseconds. */
const oldest = 24 * 3_600_000;

/** A conversation to read on in, after a timestamp. */
interface Gap {
  readonly channel: string;
  readonly threadTs?: string;
  readonly after: string;
}

/** Reads what was said while Usher was away for longer than Slack tries to deliver it; what was handled already is recognised. */
export async function catchUp(
  context: SlackContext,
  communities: readonly Community[],
  handle: (event: SlackMessageEvent, workspace: SlackWorkspace) => Promise<void>,
): Promise<void> {
  for (const community of communities) {
    const workspace = await context.workspaces.findOf(community.id);
    if (!workspace) continue;
    const seen = await context.bot.findLastSeen("slack", community.id);
    let count = 0;
    for (const gap of findGaps(community, seen, context.now())) {
      const missed = await read(context, workspace, gap);
      count += missed.length;
      for (const message of missed) await handle({ ...message, type: "message", channel: gap.channel }, workspace);
    }
    if (count > 0) context.log.info({ community: community.id, messages: count }, "read what was missed");
  }
}

/** Every conversation heard of lately, and every listed channel; a community never heard of has missed nothing. */
function findGaps(community: Community, seen: ReadonlyMap<string, string>, now: number): readonly Gap[] {
  const since = toTimestamp(now - oldest);
  const marks = [...seen].flatMap(([key, messageId]) => {
    const message = toAddress(messageId);
    return message ? [{ key, message }] : [];
  });
  const newest = marks.map(({ message }) => message.ts).reduce((one, other) => later(one, other), "");
  if (newest === "") return [];
  const heard = marks
    .filter(({ key, message }) => toAddress(key) === undefined || message.ts > since)
    .map(({ key, message }) => toGap(key, message, since));
  const listed = (community.platforms.slack?.channels ?? [])
    .filter(({ id, mode }) => mode !== "off" && !heard.some((gap) => gap.channel === id && gap.threadTs === undefined))
    .map(({ id }) => ({ channel: id, after: later(newest, since) }));
  return [...heard, ...listed];
}

/** `key` is a thread's id or a channel's. */
function toGap(key: string, { channel, ts }: Address, since: string): Gap {
  const thread = toAddress(key);
  const after = later(ts, since);
  return thread ? { channel: thread.channel, threadTs: thread.ts, after } : { channel, after };
}

async function read(
  { log }: SlackContext,
  { client }: SlackWorkspace,
  { channel, threadTs, after }: Gap,
): Promise<readonly SlackMessage[]> {
  try {
    if (threadTs === undefined) return await client.readAfter(channel, after);
    return (await client.readThread(channel, threadTs)).filter(({ ts = "" }) => ts > after);
  } catch (error) {
    if (!toSlackFault(error)) throw error;
    log.warn({ channel, err: error }, "what was missed cannot be read");
    return [];
  }
}

function toTimestamp(time: number): string {
  return (time / 1000).toFixed(6);
}

/** Slack's timestamps have equal lengths, so they compare as text. */
function later(one: string, other: string): string {
  return one > other ? one : other;
}
