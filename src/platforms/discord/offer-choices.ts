import type { DiscordContext } from "./context.ts";
import { cut } from "./cut.ts";
import { type Actor, type CommandLine, toCall } from "./decode-call.ts";

const limits = { choices: 25, label: 100, value: 100 };

/** What Discord shows while an option is typed: what the bot offers, within Discord's limits. */
export async function offerChoices(
  { bot }: DiscordContext,
  actor: Actor,
  line: CommandLine,
): Promise<{ readonly name: string; readonly value: string }[]> {
  const { focused } = line;
  const command = bot.commands.find(({ name }) => name === line.name);
  if (focused === undefined || !command) return [];
  const choices = await bot.handleTyping(toCall(command, line, actor), focused);
  return choices
    .filter(({ value, label }) => value.length > 0 && value.length <= limits.value && label.length > 0)
    .slice(0, limits.choices)
    .map(({ label, value }) => ({ name: cut(label, limits.label), value }));
}
