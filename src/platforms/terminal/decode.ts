import type { Command } from "../../core/command.ts";

/** What a typed line means. */
export type Line =
  | { readonly kind: "nothing" }
  | { readonly kind: "message"; readonly text: string }
  /** A button by its number, from 1. */
  | { readonly kind: "press"; readonly number: number }
  | { readonly kind: "why" }
  | { readonly kind: "help" }
  | { readonly kind: "quit" }
  | { readonly kind: "command"; readonly name: string; readonly options: Readonly<Record<string, string>> }
  /** A command without an option that it needs. */
  | { readonly kind: "incomplete"; readonly command: Command }
  | { readonly kind: "unknown"; readonly name: string };

/** Reads a line; a bare number presses a button while there are any, else it is a message. */
export function decodeLine(line: string, buttonCount: number, commands: readonly Command[]): Line {
  const text = line.trim();
  if (text === "") return { kind: "nothing" };
  if (/^\d{1,3}$/.test(text) && buttonCount > 0) return { kind: "press", number: Number(text) };
  if (!/^\/[\p{L}\p{N}]/u.test(text)) return { kind: "message", text };
  const words = text.slice(1).split(/\s+/);
  if (words.length === 1 && (words[0] === "why" || words[0] === "help" || words[0] === "quit")) {
    return { kind: words[0] };
  }
  return decodeCommand(text.slice(1), words, commands);
}

/** A path, `/etc/hosts is gone`, is a message: a command's name has no second slash. */
function decodeCommand(text: string, words: readonly string[], commands: readonly Command[]): Line {
  if (words[0]?.includes("/")) return { kind: "message", text: `/${text}` };
  const command = [2, 1]
    .map((count) => words.slice(0, count).join(" "))
    .flatMap((name) => commands.filter((known) => known.name === name))[0];
  if (!command) return { kind: "unknown", name: words[0] ?? "" };
  const wordCount = command.name.split(" ").length;
  const options = decodeOptions(command, words.slice(wordCount));
  const isComplete = command.options.every(({ name, required }) => !required || options[name] !== undefined);
  return isComplete ? { kind: "command", name: command.name, options } : { kind: "incomplete", command };
}

/** Words go to the options in their order, all that are left over to the last one. */
function decodeOptions({ options }: Command, words: readonly string[]): Readonly<Record<string, string>> {
  const pairs = options.map(({ name }, at) => {
    const taken = at === options.length - 1 ? words.slice(at) : words.slice(at, at + 1);
    return [name, taken.join(" ")] as const;
  });
  return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
}
