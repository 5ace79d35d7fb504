import type { types } from "@slack/bolt";
import type { Command } from "../../core/command/command.ts";
import type { Community } from "../../core/community/community.ts";
import { toActionText } from "../../core/reply/action-text.ts";
import type { Button } from "../../core/reply/button.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { type BlockMark, toBlockId } from "./block-id.ts";
import { nameCommands } from "./command-line.ts";
import { splitText } from "./split-text.ts";
import { escapeText, toMrkdwn } from "./to-mrkdwn.ts";

/** One message in Slack's form; without blocks where plain text must do. */
export interface EncodedMessage {
  readonly text: string;
  readonly blocks?: readonly types.KnownBlock[];
}

export interface EncodeContext {
  readonly community: Pick<Community, "roles">;
  /** The commands that texts may name. */
  readonly commands: readonly Pick<Command, "name">[];
  /** Marks the message, so that it is recognised in its thread. */
  readonly key: string;
}

/** Slack allows 50 blocks and 3000 characters each; somewhat over 12 000 in a message it refuses them all (`msg_blocks_too_long`). */
const limits = {
  section: 3000,
  message: 12_000,
  text: 3500,
  header: 150,
  label: 75,
  option: 150,
  buttons: 5,
  elements: 25,
  options: 100,
};

/** A reply as Slack messages within all limits, buttons in the last one. Nobody but the reply's own `mention` is pinged. */
export function encodeReply(reply: Reply, context: EncodeContext): readonly EncodedMessage[] {
  const mark: BlockMark = {
    key: context.key,
    ...(reply.questionId === undefined ? {} : { questionId: reply.questionId }),
  };
  const sections = splitText(toBody(reply, context), limits.section);
  const groups = toGroups(sections);
  return groups.map((group, index) => {
    const blocks = [
      ...(index === 0 ? encodeTitle(reply) : []),
      ...group.map(toSection),
      ...(index === groups.length - 1 ? [...encodeSmallPrint(reply), ...encodeButtons(reply.buttons)] : []),
    ];
    const part = groups.length === 1 ? mark : { ...mark, key: `${mark.key}.${index}` };
    return {
      text: toNotification(index === 0 ? reply : { ...reply, title: "" }, group.join("\n\n")),
      blocks: blocks.map((block, at) => ({ ...block, block_id: toBlockId(part, at) })),
    };
  });
}

/** The same reply without blocks, for when Slack refuses them: no buttons, but every word. */
export function encodePlainReply(reply: Reply, context: EncodeContext): readonly EncodedMessage[] {
  const title = reply.title ? `*${escapeText(reply.title)}*\n\n` : "";
  return splitText(title + toBody(reply, context), limits.text).map((text) => ({ text }));
}

/** Text as a section that Slack reads no mentions into. */
export function toSection(text: string): types.KnownBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

/** The buttons of a reply; those beyond five become a menu, except what a menu's option cannot carry. */
export function encodeButtons(buttons: readonly Button[]): readonly types.ActionsBlock[] {
  if (buttons.length === 0) return [];
  const most = buttons.length > limits.buttons ? limits.buttons - 1 : limits.buttons;
  const fitsMenu = ({ action }: Button) => toActionText(action).length <= limits.option;
  const shown = buttons.filter((button, at) => at < most || !fitsMenu(button)).slice(0, limits.elements - 1);
  const menu = buttons.filter((button) => !shown.includes(button) && fitsMenu(button)).slice(0, limits.options);
  const elements: (types.Button | types.StaticSelect)[] = shown.map(encodeButton);
  if (menu.length > 0) elements.push(encodeMenu(menu, shown.length));
  return [{ type: "actions", elements }];
}

/** Shortens text to what a label may hold. */
export function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;
}

function toBody(reply: Reply, context: EncodeContext): string {
  const mention = encodeMention(reply, context);
  // An entry of the FAQ may speak of a path that is called like a command.
  const text = reply.kind === "answer" ? reply.text : nameCommands(reply.text, context.commands);
  return [mention, toMrkdwn(text)].filter((part) => part !== "").join("\n") || "…";
}

/** The chosen person where Slack knows them, else the role's user group. */
function encodeMention({ mention }: Reply, { community }: EncodeContext): string {
  if (!mention) return "";
  const person = mention.person ?? "";
  if (/^[UW][A-Z0-9]+$/.test(person)) return `<@${person}>`;
  const group = community.roles.find((role) => role.id === mention.role)?.platformIds.slack ?? "";
  if (/^S[A-Z0-9]+$/.test(group)) return `<!subteam^${group}>`;
  return /^[UW][A-Z0-9]+$/.test(group) ? `<@${group}>` : "";
}

/** Sections that go into one message together. */
function toGroups(sections: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [[]];
  let length = 0;
  for (const section of sections) {
    if (length + section.length > limits.message) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(section);
    length += section.length;
  }
  return groups;
}

function encodeTitle({ title }: Reply): readonly types.KnownBlock[] {
  if (!title) return [];
  return [{ type: "header", text: { type: "plain_text", text: clip(title, limits.header), emoji: false } }];
}

function encodeSmallPrint({ source, footer }: Reply): readonly types.KnownBlock[] {
  const address =
    source !== undefined && /^https?:\/\/[^\s<>|]+$/.test(source) ? `<${source}>` : escapeText(source ?? "");
  const parts = [address, escapeText(footer ?? "")].filter((part) => part !== "");
  if (parts.length === 0) return [];
  return [
    { type: "context", elements: parts.map((text) => ({ type: "mrkdwn", text: clip(text, 2000), verbatim: true })) },
  ];
}

function encodeButton({ label, action, style }: Button, index: number): types.Button {
  return {
    type: "button",
    action_id: `usher.press.${index}`,
    text: { type: "plain_text", text: clip(label, limits.label), emoji: false },
    value: toActionText(action),
    ...(style === "primary" ? { style: "primary" } : {}),
  };
}

function encodeMenu(buttons: readonly Button[], index: number): types.StaticSelect {
  return {
    type: "static_select",
    action_id: `usher.press.${index}`,
    placeholder: { type: "plain_text", text: "…" },
    options: buttons.map(({ label, action }) => ({
      text: { type: "plain_text", text: clip(label, limits.label), emoji: false },
      value: toActionText(action),
    })),
  };
}

/** What a phone's lock screen shows, and what stands there when blocks cannot be drawn. */
function toNotification({ title }: Reply, body: string): string {
  return clip([title ? escapeText(title) : "", body].filter((part) => part !== "").join("\n"), limits.section);
}
