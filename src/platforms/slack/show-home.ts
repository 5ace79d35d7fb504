import type { types } from "@slack/bolt";
import type { Command } from "../../core/command/command.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toPlace } from "./address.ts";
import { encodeReply, toSection } from "./encode.ts";
import { renderHelp } from "./render-help.ts";
import { findAuthor, listCallable, type SlackContext, toLanguage } from "./slack-context.ts";
import { splitText } from "./split-text.ts";
import { toSlackTexts } from "./texts.ts";
import { toMrkdwn } from "./to-mrkdwn.ts";
import { translate } from "./translate.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** Slack allows 100 blocks on a home page. */
const most = 100;

/** Publishes a person's home page: of the commands they may call those declared for it, then the list of all of them. */
export async function showHome(context: SlackContext, user: string, workspace: SlackWorkspace): Promise<void> {
  const { bot, newId } = context;
  const { community, client } = workspace;
  const person = await findAuthor(workspace, user);
  const language = person.language ?? toLanguage(workspace);
  const place = toPlace(community.id, await client.openDirect(user));
  const commands = listCallable(context, workspace, person);
  const shown: types.KnownBlock[] = [];
  for (const command of commands) {
    if (!command.home) continue;
    const call = { ...place, name: command.name, options: {}, person, at: context.now() };
    const reply = await bot.handleCommand(call);
    const about = { community, commands: bot.commands, key: newId() };
    if (reply.kind !== "error") shown.push(...encodePart(command.home, reply, language, about));
  }
  const texts = toSlackTexts(language);
  const help = splitText(toMrkdwn(renderHelp(commands, language)), 3000).map(toSection);
  const closing = [toSection(texts.greeting), toHeader(texts.commands), ...help];
  await client.publishHome(user, [...shown.slice(0, most - closing.length), ...closing]);
}

function encodePart(
  home: NonNullable<Command["home"]>,
  reply: Reply,
  language: string,
  context: Parameters<typeof encodeReply>[1],
): readonly types.KnownBlock[] {
  const { mention: _, ...quiet } = reply;
  const blocks = encodeReply(quiet, context).flatMap((message) => message.blocks ?? []);
  return [toHeader(translate(home.title, home.titles, language)), ...blocks, { type: "divider" }];
}

function toHeader(text: string): types.KnownBlock {
  return { type: "header", text: { type: "plain_text", text: text.slice(0, 150), emoji: false } };
}
