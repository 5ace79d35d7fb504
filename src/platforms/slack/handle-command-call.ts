import type { CommandCall } from "../../core/command/command.ts";
import type { IncomingMessage } from "../../core/question/message.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toPlace } from "./address.ts";
import { findMissing, nameCommands, type TypedCommand } from "./command-line.ts";
import type { SlackMessage } from "./decode.ts";
import type { Respond } from "./deliver.ts";
import { encodeForm, encodeLoading, encodeNotice, type FormOrigin } from "./form.ts";
import { findAuthor, type SlackContext, toLanguage } from "./slack-context.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** A command as somebody called it, by slash command, menu or form. */
export interface Called extends TypedCommand {
  readonly workspace: SlackWorkspace;
  readonly user: string;
  readonly userName?: string;
  /** Slack's channel, and the thread where there is one. */
  readonly channel: string;
  readonly threadTs?: string;
  readonly target?: IncomingMessage;
  /** The target as Slack gave it. */
  readonly targetMessage?: SlackMessage;
  readonly respond?: Respond;
}

/** Runs the command, or opens the form that asks for what is missing: at once, since a trigger lives three seconds. */
export async function callOrAsk(context: SlackContext, called: Called, triggerId: string): Promise<void> {
  const fields = findMissing(called);
  if (fields.length === 0) return callCommand(context, called);
  const { workspace, command } = called;
  const { client, community } = workspace;
  const form = { community, language: toLanguage(workspace) };
  const viewId = await client.openView(triggerId, encodeLoading(command, form));
  const opening = await context.bot.handleForm(await toCall(context, called));
  if (opening.kind === "refused") {
    return client.updateView(
      viewId,
      encodeNotice(command, nameCommands(opening.reply.text, context.bot.commands), form.language),
    );
  }
  const unshown = Object.entries(opening.values).filter(([name]) => !fields.some((field) => field.name === name));
  const origin = toOrigin({ ...called, options: { ...Object.fromEntries(unshown), ...called.options } });
  const view = encodeForm(command, fields, origin, opening.values, form);
  await client.updateView(viewId, view ?? encodeNotice(command, "…", form.language));
}

/** Runs the command and brings its reply to who called it. */
export async function callCommand(context: SlackContext, called: Called): Promise<void> {
  const reply = await context.bot.handleCommand(await toCall(context, called));
  await deliverTo(context, called, reply);
}

/** Brings a reply to where the command was called. */
export async function deliverTo(
  { deliver }: SlackContext,
  called: Omit<Called, keyof TypedCommand>,
  reply: Reply,
): Promise<void> {
  const { workspace, channel, user, threadTs, target, respond } = called;
  const thread = threadTs ?? target?.messageId.split(":")[1];
  await deliver(reply, {
    workspace,
    channel,
    user,
    respond,
    ...(thread === undefined ? {} : { threadTs: thread }),
    ...(threadTs === undefined ? {} : { privateThreadTs: threadTs }),
    ...(target === undefined ? {} : { messageId: target.messageId }),
  });
}

/** A call in our words. */
export async function toCall(context: Pick<SlackContext, "now">, called: Called): Promise<CommandCall> {
  const { workspace, channel, threadTs, command, options, target, user, userName } = called;
  const names = await findNames(called);
  return {
    ...toPlace(workspace.community.id, channel, threadTs),
    name: command.name,
    options,
    person: await findAuthor(workspace, user, userName),
    ...(names.length === 0 ? {} : { names: Object.fromEntries(names) }),
    at: context.now(),
    ...(target === undefined ? {} : { target }),
  };
}

/** Those named in the options with how they are called, as far as Slack tells. */
async function findNames({ workspace, command, options }: Called): Promise<readonly (readonly [string, string])[]> {
  const people = command.options.filter(({ type }) => type === "person").flatMap(({ name }) => options[name] ?? []);
  const named = await Promise.all(people.map(async (id) => ({ id, ...(await workspace.findProfile(id)) })));
  return named.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const]));
}

function toOrigin({ command, options, channel, threadTs, targetMessage }: Called): FormOrigin {
  return {
    command: command.name,
    options,
    channel,
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(targetMessage === undefined ? {} : { target: targetMessage }),
  };
}
