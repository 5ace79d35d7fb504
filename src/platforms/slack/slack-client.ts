import { type Logger, type types, webApi } from "@slack/bolt";
import { UsherError } from "../../core/errors.ts";
import type { Attachment } from "../../core/reply/reply.ts";
import type { SlackMessage } from "./decode.ts";
import { type Download, downloadFile, type SlackFile } from "./download-file.ts";
import type { EncodedMessage } from "./encode.ts";
import { toSlackFault } from "./slack-fault.ts";
import type { WebMethod } from "./web-methods.ts";

/** Where a message goes; without a thread into the channel itself. */
export interface Target {
  readonly channel: string;
  readonly threadTs?: string;
}

/** What Usher asks of one workspace's Web API. Each call is made once: nothing is retried here, and nothing waits over ten seconds. */
export interface SlackClient {
  /** Gives the timestamp of the new message. */
  post(target: Target, message: EncodedMessage): Promise<string>;
  /** Shows a message to one person alone; gives its timestamp. */
  postPrivately(target: Target, user: string, message: EncodedMessage): Promise<string>;
  /** Changes a message of its own. */
  update(channel: string, ts: string, message: EncodedMessage): Promise<void>;
  /** Deletes a message of its own. */
  remove(channel: string, ts: string): Promise<void>;
  /** A thread's messages, oldest first; the one message named when nothing hangs from it. */
  readThread(channel: string, ts: string): Promise<readonly SlackMessage[]>;
  /** A channel's newest messages outside threads, newest first. */
  readLatest(channel: string): Promise<readonly SlackMessage[]>;
  /** A channel's messages outside threads after a timestamp, oldest first, 500 at most. */
  readAfter(channel: string, ts: string): Promise<readonly SlackMessage[]>;
  /** Gives the id of the conversation with somebody alone. */
  openDirect(user: string): Promise<string>;
  findGroupMembers(group: string): Promise<readonly string[]>;
  /** What Slack tells of a person. */
  findProfile(user: string): Promise<SlackProfile>;
  findChannel(channel: string): Promise<SlackChannel>;
  react(channel: string, ts: string, name: string): Promise<void>;
  /** Takes its own reaction back. */
  takeBack(channel: string, ts: string, name: string): Promise<void>;
  /** Brings a file to Slack, where nobody sees it yet; gives its id. */
  upload(file: Attachment): Promise<string>;
  /** Shows an uploaded file in a conversation. */
  share(target: Target, file: { readonly id: string; readonly name: string }): Promise<void>;
  /** Reads a file that somebody put into a form. */
  download(file: SlackFile): Promise<Download>;
  suggestPrompts(channel: string, threadTs: string, prompts: readonly string[]): Promise<void>;
  /** Gives the id of the opened view. */
  openView(triggerId: string, view: types.ModalView): Promise<string>;
  updateView(viewId: string, view: types.ModalView): Promise<void>;
  publishHome(user: string, blocks: readonly types.KnownBlock[]): Promise<void>;
  /** Who the token belongs to, and what it may do. */
  identify(): Promise<Identity>;
}

export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly scopes: readonly string[];
  /** Address of the workspace, with a slash at its end. */
  readonly url?: string;
}

/** A channel as Slack tells of it. */
export interface SlackChannel {
  readonly isMember: boolean;
  readonly isArchived: boolean;
  readonly isPrivate: boolean;
}

/** A person as Slack tells of them. */
export interface SlackProfile {
  readonly name?: string;
  /** ISO 639-1 code. */
  readonly language?: string;
}

/** An answer of Slack's, as far as it is read. */
interface SlackAnswer extends webApi.WebAPICallResult {
  readonly ts?: string;
  readonly message_ts?: string;
  readonly messages?: readonly SlackMessage[];
  readonly users?: readonly string[];
  readonly channel?: {
    readonly id?: string;
    readonly is_member?: boolean;
    readonly is_archived?: boolean;
    readonly is_private?: boolean;
  };
  readonly user?: {
    readonly locale?: string;
    readonly name?: string;
    readonly real_name?: string;
    readonly profile?: { readonly display_name?: string };
  };
  readonly url?: string;
  readonly upload_url?: string;
  readonly file_id?: string;
  readonly view?: { readonly id?: string };
  readonly team_id?: string;
  readonly team?: string;
  readonly user_id?: string;
  readonly bot_id?: string;
}

/** So much of a thread is read at least: enough to find one's own reply in. */
export const longestThread = 1000;
const mostMissed = 500;

export interface ClientOptions {
  readonly apiUrl: string;
  readonly logger: Logger;
  /** Milliseconds after which a call is given up. */
  readonly timeout: number;
  /** Told of each call that Slack refuses, with its code in kebab-case. */
  refused?(reason: string): void;
}

/** A client apart from Bolt's: its calls neither retry by themselves (that posts twice) nor wait for one another. */
export function createSlackClient(token: string, options: ClientOptions): SlackClient {
  const web = createWebClient(token, options);
  const call = (method: WebMethod, args: Record<string, unknown>): Promise<SlackAnswer> =>
    web.apiCall(method, args).catch((error: unknown) => {
      const fault = toSlackFault(error);
      if (fault?.kind === "rate-limited") options.refused?.(fault.kind);
      if (fault?.kind === "refused") options.refused?.(fault.code.replaceAll("_", "-"));
      throw error;
    });
  const readPages = async (method: WebMethod, args: Record<string, unknown>, most: number): Promise<SlackMessage[]> => {
    const read: SlackMessage[] = [];
    for (let cursor: string | undefined = ""; cursor !== undefined && read.length < most; ) {
      const page: SlackAnswer = await call(method, { ...args, limit: 200, ...(cursor && { cursor }) });
      read.push(...(page.messages ?? []));
      cursor = page.response_metadata?.next_cursor || undefined;
    }
    return read;
  };
  return {
    post: async ({ channel, threadTs }, message) => {
      const body = {
        channel,
        ...toThread(threadTs),
        ...message,
        unfurl_links: false,
        unfurl_media: false,
        link_names: false,
      };
      return String((await call("chat.postMessage", body)).ts);
    },
    postPrivately: async ({ channel, threadTs }, user, message) => {
      const body = { channel, user, ...toThread(threadTs), ...message, link_names: false };
      return String((await call("chat.postEphemeral", body)).message_ts);
    },
    update: async (channel, ts, message) => {
      // Blocks that are not named stay as they were.
      await call("chat.update", { channel, ts, blocks: [], ...message, link_names: false });
    },
    remove: async (channel, ts) => {
      await call("chat.delete", { channel, ts });
    },
    readThread: (channel, ts) => readPages("conversations.replies", { channel, ts }, longestThread),
    readLatest: async (channel) => (await call("conversations.history", { channel, limit: 20 })).messages ?? [],
    readAfter: async (channel, ts) => {
      const read = await readPages("conversations.history", { channel, oldest: ts }, mostMissed);
      return read.toSorted((one, other) => (one.ts ?? "").localeCompare(other.ts ?? ""));
    },
    openDirect: async (user) => {
      const { channel } = await call("conversations.open", { users: user });
      return String(channel?.id);
    },
    findGroupMembers: async (group) => (await call("usergroups.users.list", { usergroup: group })).users ?? [],
    findProfile: async (user) => {
      const found = (await call("users.info", { user, include_locale: true })).user;
      const name = found?.profile?.display_name || found?.real_name || found?.name;
      const language = found?.locale?.split("-")[0];
      return { ...(name ? { name } : {}), ...(language ? { language } : {}) };
    },
    findChannel: async (channel) => {
      const found = (await call("conversations.info", { channel })).channel;
      const { is_member, is_archived, is_private } = found ?? {};
      return { isMember: is_member === true, isArchived: is_archived === true, isPrivate: is_private !== false };
    },
    react: async (channel, timestamp, name) => {
      await call("reactions.add", { channel, timestamp, name });
    },
    takeBack: async (channel, timestamp, name) => {
      await call("reactions.remove", { channel, timestamp, name });
    },
    upload: async ({ name, text }) => {
      const bytes = Buffer.from(text);
      const { upload_url: url, file_id: id } = await call("files.getUploadURLExternal", {
        filename: name,
        length: bytes.byteLength,
      });
      const signal = AbortSignal.timeout(options.timeout);
      const { ok, status } = await fetch(String(url), { method: "POST", body: bytes, signal });
      if (!ok) throw new UsherError("platform-failed", `Slack did not take the file ${name}: HTTP ${status}.`);
      return String(id);
    },
    share: async ({ channel, threadTs }, { id, name }) => {
      const where = { channel_id: channel, ...toThread(threadTs) };
      await call("files.completeUploadExternal", { files: [{ id, title: name }], ...where });
    },
    download: (file) => downloadFile(file, { token, ...options }),
    suggestPrompts: async (channel, threadTs, prompts) => {
      const listed = prompts.map((prompt) => ({ title: prompt, message: prompt }));
      await call("assistant.threads.setSuggestedPrompts", {
        channel_id: channel,
        thread_ts: threadTs,
        prompts: listed,
      });
    },
    openView: async (triggerId, view) => {
      const opened = await call("views.open", { trigger_id: triggerId, view });
      return String(opened.view?.id);
    },
    updateView: async (viewId, view) => {
      await call("views.update", { view_id: viewId, view });
    },
    publishHome: async (user, blocks) => {
      await call("views.publish", { user_id: user, view: { type: "home", blocks } });
    },
    identify: async () => {
      const { team_id, team, user_id, bot_id, url, response_metadata } = await call("auth.test", {});
      const scopes = response_metadata?.scopes ?? [];
      return {
        teamId: String(team_id),
        teamName: String(team),
        botUserId: String(user_id),
        botId: String(bot_id),
        scopes,
        ...(url === undefined ? {} : { url }),
      };
    },
  };
}

/** Slack's client without retries of its own; without a token for methods that take another one. */
export function createWebClient(
  token: string | undefined,
  { apiUrl, logger, timeout }: ClientOptions,
): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    logger,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

function toThread(threadTs: string | undefined): object {
  return threadTs === undefined ? {} : { thread_ts: threadTs };
}
