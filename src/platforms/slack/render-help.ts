import type { Command } from "../../core/command/command.ts";
import { toFirstWord, toTyped } from "./command-line.ts";
import { translate } from "./translate.ts";

/** Commands as Slack takes them with what they do, a line each, in Markdown; those of one first word stand together. */
export function renderHelp(commands: readonly Command[], language: string): string {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const word = toFirstWord(command.name);
    groups.set(word, [...(groups.get(word) ?? []), command]);
  }
  const [alone, together] = [[...groups.values()].filter(isAlone), [...groups.values()].filter((one) => !isAlone(one))];
  const toLine = ({ name, description, descriptions }: Command) =>
    `\`${toTyped(name)}\` ${translate(description, descriptions, language)}`;
  return [alone.flat(), ...together].map((group) => group.map(toLine).join("\n")).join("\n\n");
}

function isAlone({ length }: readonly Command[]): boolean {
  return length === 1;
}
