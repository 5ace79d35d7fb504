import type { APIAttachment, APIInteraction } from "discord.js";
import type { Command } from "../../core/command/command.ts";
import { type FileText, largestFile, readFileText } from "../../core/question/read-file-text.ts";
import type { FileFault } from "../../core/reply/file-texts.ts";
import type { DiscordOptions } from "./options.ts";

export type ReadOptions =
  | { readonly kind: "read"; readonly options: Readonly<Record<string, string>> }
  /** `name` is the file's. */
  | { readonly kind: "refused"; readonly name: string; readonly fault: FileFault };

/** The options of a call with the texts of the files in place of their ids. */
export async function readFiles(
  command: Command | undefined,
  options: Readonly<Record<string, string>>,
  interaction: APIInteraction,
  settings: Pick<DiscordOptions, "apiUrl" | "requestTimeout">,
): Promise<ReadOptions> {
  const given = findGiven(interaction);
  const texts: Record<string, string> = {};
  for (const { name, type } of command?.options ?? []) {
    const file = type === "file" ? given[options[name] ?? ""] : undefined;
    if (!file) continue;
    const read = await download(file, settings);
    if (read.kind === "refused") return { kind: "refused", name: file.filename, fault: read.fault };
    texts[name] = read.text;
  }
  return { kind: "read", options: { ...options, ...texts } };
}

/** The files that came along with a slash command or a form, by id. */
function findGiven({ data }: APIInteraction): Readonly<Record<string, APIAttachment>> {
  if (!data || !("resolved" in data) || !data.resolved || !("attachments" in data.resolved)) return {};
  return data.resolved.attachments ?? {};
}

/** Where Discord keeps files. */
const hosts = new Set(["cdn.discordapp.com", "media.discordapp.net"]);
const patience = 15_000;

type Download = FileText | { readonly kind: "refused"; readonly fault: FileFault };

/** Only from where Discord keeps files, or from the API's own host where that is another; a redirection leads elsewhere. */
async function download(
  { url, size }: APIAttachment,
  { apiUrl = "https://discord.com/api", requestTimeout = patience }: Pick<DiscordOptions, "apiUrl" | "requestTimeout">,
): Promise<Download> {
  if (size > largestFile) return { kind: "refused", fault: "too-large" };
  const { host, protocol } = new URL(url);
  const isDiscords = (hosts.has(host) && protocol === "https:") || host === new URL(apiUrl).host;
  if (!isDiscords) return { kind: "refused", fault: "unreachable" };
  try {
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(requestTimeout) });
    if (!response.ok || !response.body) return { kind: "refused", fault: "unreachable" };
    return await readFileText(response.body);
  } catch {
    return { kind: "refused", fault: "unreachable" };
  }
}
