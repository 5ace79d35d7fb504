import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../core/ports/log.ts";
import { decodeBlockId } from "./block-id.ts";
import type { SlackMessage } from "./decode.ts";
import type { EncodedMessage } from "./encode.ts";
import type { SlackClient, Target } from "./slack-client.ts";
import { toSlackFault } from "./slack-fault.ts";

/** Something to be posted, in one message or several. */
export interface Posting extends Target {
  readonly client: SlackClient;
  readonly botId: string;
  readonly messages: readonly EncodedMessage[];
  /** Posted instead when Slack refuses the blocks. */
  plain?(): readonly EncodedMessage[];
  /** The messages, by their timestamps, to change instead of posting: as far as they go, and none of them is left over. */
  readonly replaced?: readonly string[];
  /** It may have been posted before a crash: look before the first attempt, too. */
  readonly isRecovered?: boolean;
  /** Whether it has become pointless, as when the question was deleted. */
  isCancelled?(): boolean;
}

export type Posted =
  | { readonly kind: "posted"; readonly timestamps: readonly [string, ...string[]] }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "cancelled" }
  /** Slack failed too often; it is tried again after the next start. */
  | { readonly kind: "given-up" };

/** Posts one message after the other in a channel, about one a second, and never the same one twice. */
export interface Poster {
  post(posting: Posting): Promise<Posted>;
}

export interface PosterOptions {
  /** Milliseconds between two posts in a channel. */
  readonly pace: number;
  /** Milliseconds before each further attempt. */
  readonly retryDelays: readonly number[];
  readonly log: Log;
  readonly signal: AbortSignal;
}

export function createPoster(options: PosterOptions): Poster {
  const lanes = new Map<string, Promise<unknown>>();
  return {
    post(posting) {
      const key = `${posting.botId} ${posting.channel}`;
      const lane = lanes.get(key) ?? Promise.resolve();
      const posted = lane.then(() => postAll(posting, options));
      const free = posted.then(() => pause(options.pace, options.signal)).catch(() => {});
      lanes.set(key, free);
      void free.then(() => lanes.get(key) === free && lanes.delete(key));
      return posted;
    },
  };
}

async function postAll(posting: Posting, options: PosterOptions): Promise<Posted> {
  const timestamps: string[] = [];
  for (const [index, message] of posting.messages.entries()) {
    if (index > 0) await pause(options.pace, options.signal);
    const posted = await postOne(posting, message, options, posting.replaced?.[index]);
    if (posted.kind === "refused" && isAboutContent(posted.code) && index === 0 && posting.plain) {
      options.log.warn({ code: posted.code }, "slack refused the blocks of a reply, plain text is sent");
      const { plain, ...rest } = posting;
      return postAll({ ...rest, messages: plain() }, options);
    }
    if (posted.kind !== "posted") return posted;
    timestamps.push(...posted.timestamps);
  }
  await removeRest(posting, options);
  const [first, ...others] = timestamps;
  return first === undefined ? { kind: "cancelled" } : { kind: "posted", timestamps: [first, ...others] };
}

/** What the earlier reply took more messages for. */
async function removeRest(
  { client, channel, replaced = [], messages }: Posting,
  { log }: PosterOptions,
): Promise<void> {
  for (const ts of replaced.slice(messages.length)) {
    await client.remove(channel, ts).catch((error: unknown) => {
      if (!toSlackFault(error)) throw error;
      log.info({ channel, err: error }, "a part of an earlier reply stays");
    });
  }
}

/** Slack knows no such message any more, or changes it no more. */
const unchangeable = new Set(["message_not_found", "cant_update_message", "edit_window_closed"]);

async function postOne(
  posting: Posting,
  message: EncodedMessage,
  options: PosterOptions,
  replaced: string | undefined,
): Promise<Posted> {
  let changed = replaced;
  let mustLook = posting.isRecovered === true;
  for (let attempt = 0; ; ) {
    if (posting.isCancelled?.()) return { kind: "cancelled" };
    try {
      if (changed !== undefined) {
        await posting.client.update(posting.channel, changed, message);
        return { kind: "posted", timestamps: [changed] };
      }
      if (mustLook) {
        const ts = await findPosted(posting, message);
        if (ts !== undefined) return { kind: "posted", timestamps: [ts] };
      }
      return { kind: "posted", timestamps: [await posting.client.post(posting, message)] };
    } catch (error) {
      const fault = toSlackFault(error);
      if (!fault) throw error;
      if (fault.kind === "refused" && changed !== undefined && unchangeable.has(fault.code)) {
        changed = undefined;
        continue;
      }
      if (fault.kind === "refused") return fault;
      const delay = fault.kind === "rate-limited" ? fault.retryAfter * 1000 : options.retryDelays[attempt];
      if (fault.kind === "uncertain") {
        mustLook = true;
        attempt += 1;
      }
      if (delay === undefined) return giveUp(fault.kind === "uncertain" ? fault.reason : "", options);
      await pause(delay, options.signal);
      if (options.signal.aborted) return { kind: "given-up" };
    }
  }
}

/** Slack knows no key that makes a post happen once, so a look at the thread (or channel) must tell whether an attempt came through. */
async function findPosted(
  { client, botId, channel, threadTs }: Posting,
  message: EncodedMessage,
): Promise<string | undefined> {
  const reading = threadTs === undefined ? client.readLatest(channel) : client.readThread(channel, threadTs);
  const thread = await reading.catch((error: unknown) => {
    if (toSlackFault(error)?.kind === "refused") return [];
    throw error;
  });
  return thread.find((found) => found.bot_id === botId && isSame(found, message))?.ts;
}

function isSame(found: SlackMessage, message: EncodedMessage): boolean {
  const mark = decodeBlockId(message.blocks?.[0]?.block_id);
  if (mark) return decodeBlockId(found.blocks?.[0]?.block_id)?.key === mark.key;
  return found.text === message.text;
}

function isAboutContent(code: string): boolean {
  return (
    code.startsWith("invalid_blocks") ||
    code === "msg_too_long" ||
    code === "msg_blocks_too_long" ||
    code === "invalid_arguments"
  );
}

function giveUp(reason: string, { log }: PosterOptions): Posted {
  log.error({ reason }, "slack failed too often, the reply waits for the next start");
  return { kind: "given-up" };
}

async function pause(delay: number, signal: AbortSignal): Promise<void> {
  if (delay > 0) await sleep(delay, undefined, { signal }).catch(() => {});
}
