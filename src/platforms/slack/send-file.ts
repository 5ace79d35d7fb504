import type { Log } from "../../core/ports/log.ts";
import { renderAttachment } from "../../core/reply/render-attachment.ts";
import type { Attachment, Reply } from "../../core/reply/reply.ts";
import type { SlackClient, Target } from "./slack-client.ts";
import { toSlackFault } from "./slack-fault.ts";

/** Where a file goes. */
export interface FileTarget extends Target {
  readonly client: SlackClient;
  readonly botId: string;
  /** It may have been sent before a crash. */
  readonly isRecovered?: boolean;
}

/** Sends a file into a thread or conversation, once; gives false when Slack does not take it. */
export async function sendFile(target: FileTarget, file: Attachment, log: Log): Promise<boolean> {
  const { client } = target;
  let id: string | undefined;
  try {
    if (target.isRecovered && (await isThere(target, ({ name }) => name === file.name))) return true;
    id = await client.upload(file);
    await client.share(target, { id, name: file.name });
    return true;
  } catch (error) {
    log.warn({ channel: target.channel, err: error }, "a file cannot be sent, its text is");
    const isUncertain = id !== undefined && toSlackFault(error)?.kind === "uncertain";
    return isUncertain && isThere(target, (found) => found.id === id).catch(() => false);
  }
}

/** What is said in place of a file: its text, cut where it is long. */
export function toFileReply(file: Attachment, { language, visibility }: Reply): Reply {
  return { kind: "notice", language, text: renderAttachment(file, language, longestFile), buttons: [], visibility };
}

/** What people read in one message. */
const longestFile = 2800;

async function isThere(
  { client, botId, channel, threadTs }: FileTarget,
  isIt: (file: { readonly id?: string; readonly name?: string }) => boolean,
): Promise<boolean> {
  const read = threadTs === undefined ? client.readLatest(channel) : client.readThread(channel, threadTs);
  return (await read).some(({ bot_id, files }) => bot_id === botId && files?.some(isIt) === true);
}
