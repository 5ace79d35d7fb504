import { toFileTexts } from "./file-texts.ts";
import type { Attachment } from "./reply.ts";

/** A file as Markdown, its text in a block of code, for where it cannot be shown as a file; cut with a word beyond `room` characters. */
export function renderAttachment({ name, text }: Attachment, language: string, room: number): string {
  const cut = `\n\n${toFileTexts(language).cut}`;
  const frame = `**${name}**\n${fence}\n\n${fence}`;
  const isWhole = frame.length + text.length <= room;
  const kept = isWhole ? text : toWholeLines(text.slice(0, Math.max(0, room - frame.length - cut.length)));
  // A fence within the text would end the block.
  const block = `**${name}**\n${fence}\n${kept.replaceAll(fence, "'''").replace(/\n$/, "")}\n${fence}`;
  return isWhole ? block : block + cut;
}

const fence = "```";

function toWholeLines(text: string): string {
  const end = text.lastIndexOf("\n");
  return end > 0 ? text.slice(0, end) : text.replace(/[\uD800-\uDBFF]$/, "");
}
