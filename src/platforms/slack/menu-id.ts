import type { Command } from "../../core/command/command.ts";

/** The id under which a command is in the menu of messages. */
export function toMenuId({ name }: Pick<Command, "name">): string {
  return `usher.menu.${name.replaceAll(" ", ".")}`;
}
