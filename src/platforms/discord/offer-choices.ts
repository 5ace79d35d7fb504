import type { Choice } from "../../core/command.ts";
import type { DiscordContext } from "./context.ts";
import { cut } from "./cut.ts";
import { type Actor, type CommandLine, toCall } from "./decode-call.ts";

const limits = { choices: 25, label: 100, value: 100 };

/** What Discord shows while an option is typed: the community's roles and stages, for the rest what the bot suggests. */
export async function offerChoices(
  { bot }: DiscordContext,
  actor: Actor,
  line: CommandLine,
): Promise<{ readonly name: string; readonly value: string }[]> {
  const { focused } = line;
  const command = bot.commands.find(({ name }) => name === line.name);
  const option = command?.options.find(({ name }) => name === focused);
  if (focused === undefined || !option) return [];
  const typed = (line.options[focused] ?? "").toLowerCase();
  const { roles, stages } = actor.community;
  const ours: readonly Choice[] | undefined =
    option.type === "role"
      ? roles.map(({ id, name }) => ({ label: name, value: id }))
      : option.type === "stage"
        ? stages.map((stage) => ({ label: stage, value: stage }))
        : undefined;
  const fitting = ours?.filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(typed));
  const choices = fitting ?? (await bot.handleTyping(toCall(command, line, actor), focused));
  return choices
    .filter(({ value, label }) => value.length > 0 && value.length <= limits.value && label.length > 0)
    .slice(0, limits.choices)
    .map(({ label, value }) => ({ name: cut(label, limits.label), value }));
}
