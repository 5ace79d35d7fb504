import type { Command, CommandOption } from "../../core/command/command.ts";
import { readOptions } from "../../core/command/read-options.ts";
import type { Community } from "../../core/community/community.ts";

/** A command as it was typed. */
export interface TypedCommand {
  readonly command: Command;
  readonly options: Readonly<Record<string, string>>;
}

/** The one slash command that takes every other as its first word. */
export const mainCommand = "/usher";

/** What has a slash command of its own, too. A workspace has each name once for all its apps, so these are few. */
const ownWords: ReadonlySet<string> = new Set(["ask", "task", "faq", "review", "duty", "privacy"]);

/** The slash commands that the declarations give: `/usher`, and those of their own. */
export function toSlashCommands(commands: readonly Pick<Command, "name">[]): readonly string[] {
  const words = commands.map(({ name }) => toFirstWord(name)).filter((word) => ownWords.has(word));
  return [...new Set([mainCommand, ...words.map((word) => `/${word}`)])];
}

/** How a command is typed at its shortest, `/faq add` or `/usher queue`. */
export function toTyped(name: string): string {
  return ownWords.has(toFirstWord(name)) ? `/${name}` : `${mainCommand} ${name}`;
}

/** Texts name commands as other platforms have them; here those without a slash command of their own come after `/usher`. */
export function nameCommands(markdown: string, commands: readonly Pick<Command, "name">[]): string {
  const words = new Set(commands.map(({ name }) => toFirstWord(name)));
  return markdown.replaceAll(/`\/([a-z-]+)(?=[ `])/g, (whole, word: string) =>
    words.has(word) ? `\`${toTyped(word)}` : whole,
  );
}

/** Finds the command and its options in a slash command; `undefined` when no command has that name. */
export function parseCommand(
  slash: string,
  text: string,
  commands: readonly Command[],
  community: Community,
): TypedCommand | undefined {
  const line = `${slash === mainCommand ? "" : slash.slice(1)} ${text}`.trim();
  const found = commands
    .filter(({ name }) => line === name || line.startsWith(`${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  return found && { command: found, options: parseOptions(found, line.slice(found.name.length).trim(), community) };
}

/** The options a form must ask for: those meant for one, and required ones that were not typed. */
export function findMissing({ command, options }: TypedCommand): readonly CommandOption[] {
  return command.options.filter(
    ({ name, required, inForm }) => options[name] === undefined && (required || inForm === true),
  );
}

/** The first of the words a name is made of. */
export function toFirstWord(name: string): string {
  return name.split(" ")[0] ?? name;
}

/** The options as typed, in our words. */
function parseOptions(command: Command, text: string, community: Community): Readonly<Record<string, string>> {
  const byName = new Map(command.options.map((option) => [option.name, option]));
  // A file cannot be typed: the form asks for it.
  const typeable = command.options.filter(({ type }) => type !== "file");
  const typed = Object.entries(readOptions({ options: typeable }, text));
  return Object.fromEntries(
    typed.map(([name, value]) => {
      const option = byName.get(name);
      return [name, option ? toValue(option, value, community) : value];
    }),
  );
}

function toValue({ type }: CommandOption, value: string, { roles, stages }: Community): string {
  const lower = value.toLowerCase();
  if (type === "person") return /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(value)?.[1] ?? value;
  if (type === "role") return roles.find(({ id, name }) => id === lower || name.toLowerCase() === lower)?.id ?? value;
  if (type === "stage") return stages.find((stage) => stage.toLowerCase() === lower) ?? value;
  return decodeEntities(value);
}

/** With `should_escape` Slack escapes what was typed. */
function decodeEntities(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
