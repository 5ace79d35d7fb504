import type { Command } from "../../core/command/command.ts";
import { mayCall } from "../../core/command/may-call.ts";
import { toStanding } from "../../core/community/standing.ts";
import type { Bot } from "../../core/ports/bot.ts";
import type { Log } from "../../core/ports/log.ts";
import type { Author } from "../../core/question/message.ts";
import { toAuthor, type Whereabouts } from "./decode.ts";
import type { Deliver } from "./deliver.ts";
import type { Recent } from "./recent.ts";
import type { SlackWorkspace, Workspaces } from "./workspaces.ts";

/** What everything that happens in Slack is handled with. */
export interface SlackContext {
  readonly bot: Bot;
  readonly workspaces: Workspaces;
  readonly deliver: Deliver;
  /** Messages that were deleted. */
  readonly deleted: Recent;
  /** What was chosen and is none of Usher's, as far as the log has heard of it. */
  readonly unknown: Recent;
  readonly log: Log;
  now(): number;
  newId(): string;
}

export function toWhereabouts({ community, botUserId, url }: SlackWorkspace): Whereabouts {
  return { community: community.id, botUserId, ...(url === undefined ? {} : { url }) };
}

/** Who wrote a message, with the groups that make a helper or a moderator. */
export async function findWriter(workspace: SlackWorkspace, user: string): Promise<Author> {
  return toAuthor(user, await workspace.findGroups(user));
}

/** Who called, pressed or answered: the same, with how others read them and the language that replies to them alone are in. */
export async function findAuthor(workspace: SlackWorkspace, user: string, name?: string): Promise<Author> {
  const [author, profile] = await Promise.all([findWriter(workspace, user), workspace.findProfile(user)]);
  return { ...author, ...(name === undefined ? {} : { name }), ...profile };
}

/** The commands that somebody may call. */
export function listCallable(
  { bot }: Pick<SlackContext, "bot">,
  { community }: SlackWorkspace,
  person: Author,
): readonly Command[] {
  const standing = toStanding(community, "slack", person);
  return bot.commands.filter((command) => mayCall(command, standing));
}

/** The language that the community's own texts are in. */
export function toLanguage({ community }: SlackWorkspace): string {
  return community.languages[0] ?? "en";
}
