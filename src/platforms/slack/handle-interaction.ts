import { findNearNames } from "../../core/command/find-near-names.ts";
import type { IncomingMessage } from "../../core/question/message.ts";
import { toFileTexts } from "../../core/reply/file-texts.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toTexts } from "../../core/reply/texts.ts";
import { mainCommand, parseCommand, toTyped } from "./command-line.ts";
import { decodeTarget, type SlackMessage } from "./decode.ts";
import type { Respond } from "./deliver.ts";
import { decodeFields, decodeFiles, decodeOrigin, type FormOrigin, type FormState } from "./form.ts";
import { type Called, callCommand, callOrAsk, deliverTo } from "./handle-command-call.ts";
import { toMenuId } from "./menu-id.ts";
import { renderHelp } from "./render-help.ts";
import { sayUnknown } from "./say-unknown.ts";
import { findAuthor, listCallable, type SlackContext, toLanguage, toWhereabouts } from "./slack-context.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** A slash command, as far as it is read. */
export interface CommandPayload {
  readonly command: string;
  readonly text: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly channel_id: string;
  readonly trigger_id: string;
}

/** A shortcut from a message's menu. */
export interface MenuPayload {
  readonly callback_id: string;
  readonly trigger_id: string;
  readonly user: { readonly id: string; readonly name?: string; readonly username?: string };
  readonly channel?: { readonly id: string };
  readonly message?: SlackMessage;
}

/** A form that was sent. */
export interface SubmissionPayload {
  readonly user: { readonly id: string; readonly name?: string; readonly username?: string };
  readonly view: {
    readonly callback_id?: string;
    readonly private_metadata?: string;
    readonly state: { readonly values: FormState };
  };
}

/** `/usher faq edit x`, `/faq edit x`; a name that is none gets the list of those there are. */
export async function handleCommandLine(
  context: SlackContext,
  payload: CommandPayload,
  workspace: SlackWorkspace,
  respond: Respond | undefined,
): Promise<void> {
  const called = {
    workspace,
    user: payload.user_id,
    userName: payload.user_name,
    channel: payload.channel_id,
    ...(respond === undefined ? {} : { respond }),
  };
  const typed = parseCommand(payload.command, payload.text, context.bot.commands, workspace.community);
  if (typed) return callOrAsk(context, { ...called, ...typed }, payload.trigger_id);
  await deliverTo(context, called, await toHelpReply(context, payload, workspace));
}

/** A command from the menu of a message, which becomes its target. */
export async function handleMenu(
  context: SlackContext,
  payload: MenuPayload,
  workspace: SlackWorkspace,
  respond: Respond | undefined,
): Promise<void> {
  const command = context.bot.commands.find(
    (candidate) => candidate.menu && toMenuId(candidate) === payload.callback_id,
  );
  const target = await toTarget(payload.message, payload.channel?.id, workspace);
  if (!command || !payload.channel || !target) {
    const { callback_id: callbackId, channel, user } = payload;
    const chosen = { kind: "shortcut", callbackId, workspace, user: user.id, channel: channel?.id, respond } as const;
    return sayUnknown(context, chosen);
  }
  const userName = payload.user.username ?? payload.user.name;
  const threadTs = payload.message?.thread_ts;
  const called: Called = {
    command,
    options: {},
    workspace,
    user: payload.user.id,
    channel: payload.channel.id,
    target,
    ...(payload.message === undefined ? {} : { targetMessage: payload.message }),
    ...(userName === undefined ? {} : { userName }),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(respond === undefined ? {} : { respond }),
  };
  await callOrAsk(context, called, payload.trigger_id);
}

/** What a form was opened for is done with what it holds now. */
export async function handleForm(
  context: SlackContext,
  { user, view }: SubmissionPayload,
  workspace: SlackWorkspace,
): Promise<void> {
  const origin = decodeOrigin(view.private_metadata ?? "");
  const command = context.bot.commands.find(({ name }) => name === origin?.command);
  if (!origin || !command) {
    const { callback_id: callbackId = "", state } = view;
    return sayUnknown(context, { kind: "form", callbackId, workspace, user: user.id, typed: state.values });
  }
  const target = await findTarget(origin, workspace);
  const userName = user.username ?? user.name;
  const called: Called = {
    command,
    options: { ...origin.options, ...decodeFields(view.state.values) },
    workspace,
    user: user.id,
    channel: origin.channel,
    ...(userName === undefined ? {} : { userName }),
    ...(origin.threadTs === undefined ? {} : { threadTs: origin.threadTs }),
    ...(target === undefined ? {} : { target }),
  };
  const files = await readFiles(decodeFiles(view.state.values), workspace);
  if (typeof files !== "string") return callCommand(context, { ...called, options: { ...called.options, ...files } });
  const language = toLanguage(workspace);
  await deliverTo(context, called, { kind: "error", language, text: files, buttons: [], visibility: "private" });
}

/** The texts of a form's files by option, or a word on why one of them is not taken. */
async function readFiles(
  files: ReturnType<typeof decodeFiles>,
  workspace: SlackWorkspace,
): Promise<Readonly<Record<string, string>> | string> {
  const texts: Record<string, string> = {};
  for (const [option, file] of files) {
    const read = await workspace.client.download(file);
    if (read.kind === "refused") return toFileTexts(toLanguage(workspace)).refused(file.name ?? option, read.fault);
    texts[option] = read.text;
  }
  return texts;
}

async function findTarget(origin: FormOrigin, workspace: SlackWorkspace): Promise<IncomingMessage | undefined> {
  const { channel, target } = origin;
  if (target?.ts === undefined || target.text !== undefined) return toTarget(target, channel, workspace);
  const messages = await workspace.client.readThread(channel, target.ts);
  return toTarget(
    messages.find(({ ts }) => ts === target.ts),
    channel,
    workspace,
  );
}

async function toTarget(
  message: SlackMessage | undefined,
  channel: string | undefined,
  workspace: SlackWorkspace,
): Promise<IncomingMessage | undefined> {
  const target = message && channel ? decodeTarget(message, channel, toWhereabouts(workspace)) : undefined;
  if (!target || target.author.isBot) return target;
  return { ...target, author: await findAuthor(workspace, target.author.id) };
}

/** What the person may call; for a name that is none, those that may be meant. */
async function toHelpReply(
  context: SlackContext,
  { command, text, user_id: user }: CommandPayload,
  workspace: SlackWorkspace,
): Promise<Reply> {
  const person = await findAuthor(workspace, user);
  const language = person.language ?? toLanguage(workspace);
  const callable = listCallable(context, workspace, person);
  const line = `${command === mainCommand ? "" : command.slice(1)} ${text}`.trim();
  const [name = ""] = /^\S*(?: \S+)?/.exec(line) ?? [];
  const near = findNearNames(
    name,
    callable.map((known) => known.name),
  );
  const unknown = toTexts(language).unknownCommand(name, near.map(toTyped));
  const help = name === "" || name === "help" ? [] : [unknown];
  if (near.length === 0) help.push(renderHelp(callable, language));
  return { kind: "notice", language, text: help.join("\n\n"), buttons: [], visibility: "private" };
}
