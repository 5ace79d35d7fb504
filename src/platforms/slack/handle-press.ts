import { readActionText } from "../../core/reply/action-text.ts";
import type { CommandAction } from "../../core/reply/button.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toAddress, toReplyAddress } from "./address.ts";
import { decodeBlockId } from "./block-id.ts";
import type { Destination, Respond } from "./deliver.ts";
import { callOrAsk } from "./handle-command-call.ts";
import { showHome } from "./show-home.ts";
import { findAuthor, type SlackContext, toLanguage } from "./slack-context.ts";
import { toSlackTexts } from "./texts.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** A payload `block_actions`, as far as it is read. */
export interface PressPayload {
  readonly trigger_id?: string;
  readonly user: { readonly id: string; readonly name?: string; readonly username?: string };
  readonly channel?: { readonly id?: string };
  readonly container?: { readonly type?: string; readonly message_ts?: string; readonly thread_ts?: string };
  readonly message?: { readonly ts?: string; readonly thread_ts?: string };
  readonly actions: readonly {
    readonly action_id?: string;
    readonly block_id?: string;
    readonly value?: string;
    readonly selected_option?: { readonly value?: string };
  }[];
}

/** A press on a button, or a choice in the menu beside them. The message may be missing (it is for private ones): the block tells the question. */
export async function handlePress(
  context: SlackContext,
  payload: PressPayload,
  workspace: SlackWorkspace,
  respond: Respond | undefined,
): Promise<void> {
  const [pressed] = payload.actions;
  if (!pressed) return;
  const questionId = decodeBlockId(pressed.block_id)?.questionId;
  const action = readActionText(pressed.value ?? pressed.selected_option?.value ?? "");
  if (action?.kind === "command") return callByButton(context, payload, action, { workspace, respond });
  if (questionId === undefined || !action) {
    context.log.warn({ action: pressed.action_id }, "a press is none of usher's");
    return say(context, await toDestination(context, payload, workspace, respond), workspace);
  }
  const name = payload.user.username ?? payload.user.name;
  const reply = await context.bot.handleFeedback({
    platform: "slack",
    community: workspace.community.id,
    questionId,
    person: await findAuthor(workspace, payload.user.id, name),
    action,
    at: context.now(),
  });
  if (reply) await context.deliver(reply, await toDestination(context, payload, workspace, respond, questionId));
  if (payload.container?.type === "view") await showHome(context, payload.user.id, workspace);
}

/** A button that stands for a command: its form opens where something is missing, else it is called as if typed. */
async function callByButton(
  context: SlackContext,
  payload: PressPayload,
  { name, options }: CommandAction,
  { workspace, respond }: { readonly workspace: SlackWorkspace; readonly respond: Respond | undefined },
): Promise<void> {
  const command = context.bot.commands.find((known) => known.name === name);
  const { channel, threadTs } = await toDestination(context, payload, workspace, respond);
  if (!command) return say(context, await toDestination(context, payload, workspace, respond), workspace);
  const userName = payload.user.username ?? payload.user.name;
  const isThreaded = payload.message?.thread_ts ?? payload.container?.thread_ts;
  const called = {
    command,
    options,
    workspace,
    user: payload.user.id,
    channel,
    ...(userName === undefined ? {} : { userName }),
    ...(isThreaded === undefined || threadTs === undefined ? {} : { threadTs }),
    ...(respond === undefined ? {} : { respond }),
  };
  await callOrAsk(context, called, payload.trigger_id ?? "");
  if (payload.container?.type === "view") await showHome(context, payload.user.id, workspace);
}

async function say(context: SlackContext, to: Destination, workspace: SlackWorkspace): Promise<void> {
  const language = toLanguage(workspace);
  const text = toSlackTexts(language).outdated;
  const reply: Reply = { kind: "notice", language, text, buttons: [], visibility: "private" };
  await context.deliver(reply, to);
}

/** What is for all goes to the question's own thread, what is private to where it was pressed. */
async function toDestination(
  { bot }: SlackContext,
  { user, channel, container, message }: PressPayload,
  workspace: SlackWorkspace,
  respond: Respond | undefined,
  questionId?: string,
): Promise<Destination> {
  const { community, client } = workspace;
  const here = channel?.id ?? (await client.openDirect(user.id));
  const pressedIn = message?.thread_ts ?? container?.thread_ts;
  const asked = questionId === undefined ? undefined : await bot.explain(community.id, { questionId });
  const address = asked && (toReplyAddress(asked.question) ?? toAddress(asked.question.messageId));
  const threadTs = address?.channel === here ? address.ts : (pressedIn ?? message?.ts ?? container?.message_ts);
  return {
    workspace,
    channel: here,
    user: user.id,
    respond,
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(pressedIn === undefined ? {} : { privateThreadTs: pressedIn }),
    ...(asked === undefined ? {} : { messageId: asked.question.messageId }),
  };
}
