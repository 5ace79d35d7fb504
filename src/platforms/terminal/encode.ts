import type { Community } from "../../core/community/community.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toFileName } from "./files.ts";
import type { Paint } from "./paint.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { type TerminalTexts, toTerminalTexts } from "./texts.ts";

/** What a reply is shown with. */
export interface EncodeContext {
  readonly community: Community;
  readonly paint: Paint;
  /** Whether a person types, who may want to keep a file. */
  readonly isTyped: boolean;
}

/** A reply as text for a terminal, in one language, its buttons numbered from 1. No control character of the reply gets through. */
export function encodeReply(reply: Reply, context: EncodeContext): string {
  const { paint, community } = context;
  const texts = toTerminalTexts(reply.language);
  const title = reply.title === undefined ? "" : paint.bold(toPlain(reply.title));
  const mention = reply.mention === undefined ? "" : paint.accent(toMention(reply.mention, community));
  const smallPrint = [
    ...(reply.source === undefined ? [] : [`${texts.source}: ${toPlain(reply.source)}`]),
    ...(reply.footer === undefined ? [] : [toPlain(reply.footer)]),
    ...(reply.visibility === "private" ? [`(${texts.onlyYou})`] : []),
  ];
  const blocks = [
    [title, mention].filter((line) => line !== "").join("\n"),
    renderMarkdown(toPlain(reply.text), paint),
    smallPrint.map(paint.dim).join("\n"),
    reply.attachment === undefined ? "" : toFile(reply.attachment, texts, context),
    toButtons(reply, texts, context),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** The text as it is, so that a pipe can take it. */
function toFile(
  { name, text }: NonNullable<Reply["attachment"]>,
  texts: TerminalTexts,
  { paint, isTyped }: EncodeContext,
): string {
  const offer = isTyped ? [paint.dim(texts.saveAs(toFileName(name)))] : [];
  return [paint.bold(toPlain(name)), toPlain(text).trimEnd(), ...offer].join("\n");
}

function toButtons({ buttons }: Reply, texts: TerminalTexts, { paint }: EncodeContext): string {
  if (buttons.length === 0) return "";
  const lines = buttons.map(({ label }, at) => `  ${paint.accent(`[${at + 1}]`)} ${toPlain(label)}`);
  return [...lines, paint.dim(`  ${texts.press}`)].join("\n");
}

function toMention({ role, person }: NonNullable<Reply["mention"]>, { roles }: Community): string {
  const members = roles.flatMap((known) => known.members);
  const names = [
    ...(person === undefined ? [] : [members.find(({ id }) => id === person)?.name ?? person]),
    roles.find(({ id }) => id === role)?.name ?? role,
  ];
  return names.map((name) => `@${toPlain(name)}`).join(" ");
}

function toPlain(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(/[^\P{Cc}\n\t]/gu, "");
}
