import type { Community } from "../community/community.ts";
import { hasOptedOut } from "../community/has-opted-out.ts";
import { toStanding } from "../community/standing.ts";
import type { FormOpening } from "../ports/bot.ts";
import type { BotContext } from "../ports/bot-context.ts";
import type { Reply } from "../reply/reply.ts";
import { toTexts } from "../reply/texts.ts";
import type { Choice, Command, CommandCall } from "./command.ts";
import { findNearNames } from "./find-near-names.ts";
import { mayCall } from "./may-call.ts";
import { openCall } from "./open-call.ts";
import { toCommunityChoices } from "./to-community-choices.ts";

/** Runs a command for those who may; who may not, or a name that is none, gets a private word. */
export async function handleCommand(
  context: BotContext,
  commands: readonly Command[],
  call: CommandCall,
): Promise<Reply> {
  const allowed = await findAllowed(context, commands, call);
  return allowed.kind === "refused" ? allowed.reply : allowed.command.handle(call);
}

/**
 * Values for the option being typed: the command's own where it knows some, else the community's roles or stages. Who may not call the
 * command is offered none.
 */
export async function handleTyping(
  context: BotContext,
  commands: readonly Command[],
  call: CommandCall,
  option: string,
): Promise<readonly Choice[]> {
  const allowed = await findAllowed(context, commands, call);
  if (allowed.kind === "refused") return [];
  const { command, community } = allowed;
  const own = await command.suggest?.(call, option);
  return own ?? toCommunityChoices(community, command, option, call.options[option] ?? "");
}

/** What a command's form holds when it opens, or the refusal. */
export async function handleForm(
  context: BotContext,
  commands: readonly Command[],
  call: CommandCall,
): Promise<FormOpening> {
  const allowed = await findAllowed(context, commands, call);
  if (allowed.kind === "refused") return allowed;
  return { kind: "fields", values: (await allowed.command.prefill?.(call)) ?? {} };
}

type Allowed =
  | { readonly kind: "allowed"; readonly command: Command; readonly community: Community }
  | { readonly kind: "refused"; readonly reply: Reply };

async function findAllowed(context: BotContext, commands: readonly Command[], call: CommandCall): Promise<Allowed> {
  const { community, texts, notice } = openCall(context, call, toTexts);
  const refuse = (text: string): Allowed => ({ kind: "refused", reply: notice(text, { kind: "error" }) });
  const command = commands.find((candidate) => candidate.name === call.name);
  if (!community) return refuse(texts.unknownCommand(call.name));
  const standing = toStanding(community, call.platform, call.person);
  if (!command) {
    const known = commands.filter((candidate) => mayCall(candidate, standing)).map(({ name }) => name);
    return refuse(texts.unknownCommand(call.name, findNearNames(call.name, known)));
  }
  if (!mayCall(command, standing)) return refuse(texts.notAllowed);
  // A command on a message keeps or quotes it.
  if (call.target && (await hasOptedOut(context.store, call, call.target.author))) {
    return refuse(texts.authorOptedOut);
  }
  return { kind: "allowed", command, community };
}
