import type { Command } from "../../core/command/command.ts";
import type { Vote } from "../../core/feedback/vote.ts";
import { toPlace } from "./address.ts";
import { decodeBlockId } from "./block-id.ts";
import { decodeTarget, type SlackMessage } from "./decode.ts";
import type { Destination } from "./deliver.ts";
import { toEmojiName } from "./emoji-names.ts";
import { findAuthor, type SlackContext, toWhereabouts } from "./slack-context.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** An event `reaction_added` or `reaction_removed`. */
export interface ReactionEvent {
  readonly user?: string;
  readonly reaction?: string;
  readonly item_user?: string;
  readonly item?: { readonly type?: string; readonly channel?: string; readonly ts?: string };
}

/** What a reaction to one of Usher's own replies says of it. */
const votes: Readonly<Record<string, Vote>> = { white_check_mark: "helpful", x: "unhelpful" };

interface Reaction {
  readonly user: string;
  readonly name: string;
  readonly channel: string;
  readonly ts: string;
  readonly isTakenBack?: boolean;
}

/** ✅ and ❌ vote on Usher's replies; on a person's message a reaction calls the command that names it. Any other means nothing. */
export async function handleReaction(
  context: SlackContext,
  event: ReactionEvent,
  workspace: SlackWorkspace,
): Promise<void> {
  const found = toReaction(event, workspace);
  if (!found) return;
  if (event.item_user === workspace.botUserId) return vote(context, found, workspace);
  await callCommand(context, found, workspace, ({ reaction }) => reaction);
}

/** A reaction taken back from a person's message may be a command, too. */
export async function handleReactionTakenBack(
  context: SlackContext,
  event: ReactionEvent,
  workspace: SlackWorkspace,
): Promise<void> {
  const found = toReaction(event, workspace);
  if (!found || event.item_user === workspace.botUserId) return;
  await callCommand(context, { ...found, isTakenBack: true }, workspace, ({ reactionTakenBack }) => reactionTakenBack);
}

function toReaction({ user, reaction, item }: ReactionEvent, { botUserId }: SlackWorkspace): Reaction | undefined {
  if (!user || !reaction || item?.type !== "message" || !item.channel || !item.ts || user === botUserId)
    return undefined;
  return { user, name: reaction.split("::")[0] ?? reaction, channel: item.channel, ts: item.ts };
}

async function vote(context: SlackContext, reaction: Reaction, workspace: SlackWorkspace): Promise<void> {
  const said = votes[reaction.name];
  if (said === undefined) return;
  const message = await findMessage(reaction, workspace);
  const questionId = decodeBlockId(message?.blocks?.[0]?.block_id)?.questionId;
  if (!message || questionId === undefined) return;
  const reply = await context.bot.handleFeedback({
    platform: "slack",
    community: workspace.community.id,
    questionId,
    person: await findAuthor(workspace, reaction.user),
    action: { kind: "vote", vote: said },
    at: context.now(),
  });
  if (reply) await context.deliver(reply, toDestination(reaction, message, workspace));
}

/** Only what is meant for all is said: people react all day, and most of it is not for Usher. */
async function callCommand(
  context: SlackContext,
  reaction: Reaction,
  workspace: SlackWorkspace,
  toEmoji: (command: Command) => string | undefined,
): Promise<void> {
  const command = context.bot.commands.find((known) => {
    const emoji = toEmoji(known);
    return emoji !== undefined && toEmojiName(emoji) === reaction.name;
  });
  if (!command) return;
  const message = await findMessage(reaction, workspace);
  const target = message && decodeTarget(message, reaction.channel, toWhereabouts(workspace));
  if (!message || !target || target.author.isBot) return;
  const reply = await context.bot.handleCommand({
    ...toPlace(workspace.community.id, reaction.channel, message.thread_ts),
    name: command.name,
    options: {},
    person: await findAuthor(workspace, reaction.user),
    at: context.now(),
    target: { ...target, author: await findAuthor(workspace, target.author.id) },
    ...(reaction.isTakenBack && { isTakenBack: true }),
  });
  if (reply.visibility === "public") await context.deliver(reply, toDestination(reaction, message, workspace));
}

async function findMessage({ channel, ts }: Reaction, { client }: SlackWorkspace): Promise<SlackMessage | undefined> {
  return (await client.readThread(channel, ts)).find((message) => message.ts === ts);
}

function toDestination({ channel, ts, user }: Reaction, message: SlackMessage, workspace: SlackWorkspace): Destination {
  const threadTs = message.thread_ts ?? ts;
  const isInThread = message.thread_ts !== undefined;
  return { workspace, channel, threadTs, ...(isInThread ? { privateThreadTs: threadTs } : {}), user };
}
