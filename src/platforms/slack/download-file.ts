import { type FileText, largestFile, readFileText } from "../../core/question/read-file-text.ts";
import type { FileFault } from "../../core/reply/file-texts.ts";

/** A file that somebody put into a form, as far as it is read. */
export interface SlackFile {
  readonly name?: string;
  readonly size?: number;
  readonly url_private_download?: string;
}

export type Download = FileText | { readonly kind: "refused"; readonly fault: FileFault };

export interface DownloadOptions {
  readonly token: string;
  readonly apiUrl: string;
  /** Milliseconds after which it is given up. */
  readonly timeout: number;
}

const host = "files.slack.com";

/**
 * The text of a file; the bot's token goes to Slack's own host alone, or to the API's where that is another. Without the right to
 * read it Slack redirects to its page for signing in, which is no file.
 */
export async function downloadFile(file: SlackFile, { token, apiUrl, timeout }: DownloadOptions): Promise<Download> {
  const { size = 0, url_private_download: url = "" } = file;
  if (size > largestFile) return { kind: "refused", fault: "too-large" };
  if (!isSlacks(url, apiUrl)) return { kind: "refused", fault: "unreachable" };
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: "error", signal });
    if (!response.ok || !response.body) return { kind: "refused", fault: "unreachable" };
    return await readFileText(response.body);
  } catch {
    return { kind: "refused", fault: "unreachable" };
  }
}

function isSlacks(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return (parsed.protocol === "https:" && parsed.host === host) || parsed.host === new URL(apiUrl).host;
}
