import type { Command, CommandCall, Permission } from "./command.ts";
import type { BotContext, ServedCommunity } from "./ports/bot-context.ts";
import type { Reply } from "./reply.ts";
import { type Standing, toStanding } from "./standing.ts";
import { toTexts } from "./texts.ts";

/** Runs a command for those who may; who may not, or a name that is none, gets a private word. */
export async function handleCommand(
  context: BotContext,
  commands: readonly Command[],
  call: CommandCall,
): Promise<Reply> {
  const served = context.communities.get(call.community);
  const texts = toTexts(served?.community.languages[0] ?? "en");
  const command = commands.find((candidate) => candidate.name === call.name);
  if (!served || !command) return privately(texts.unknownCommand(call.name));
  if (!isAllowed(command.permission, standingOf(served, call))) return privately(texts.notAllowed);
  return command.handle(call);
}

function isAllowed(permission: Permission, standing: Standing): boolean {
  if (permission === "everyone" || standing.isModerator) return true;
  return permission === "helper" && standing.roles.length > 0;
}

function standingOf({ community }: ServedCommunity, call: CommandCall): Standing {
  return toStanding(community, call.platform, call.person);
}

function privately(text: string): Reply {
  return {
    kind: "error",
    language: "en",
    text,
    buttons: [],
    visibility: "private",
  };
}
