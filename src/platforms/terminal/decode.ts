import type { Command } from "../../core/command/command.ts";
import { readOptions } from "../../core/command/read-options.ts";

/** What a typed line means. */
export type Line =
  | { readonly kind: "nothing" }
  | { readonly kind: "message"; readonly text: string }
  /** A button by its number, from 1. */
  | { readonly kind: "press"; readonly number: number }
  | { readonly kind: "why" }
  | { readonly kind: "help" }
  | { readonly kind: "quit" }
  /** Keeps the last file shown; under its own name where no path is given. */
  | { readonly kind: "save"; readonly path?: string }
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
  if (words[0] === "save") {
    const path = text.slice("/save".length).trim();
    return { kind: "save", ...(path === "" ? {} : { path }) };
  }
  return decodeCommand(text.slice(1), words, commands);
}

/** A path, `/etc/hosts is gone`, is a message: a command's name has no second slash. */
function decodeCommand(text: string, words: readonly string[], commands: readonly Command[]): Line {
  if (words[0]?.includes("/")) return { kind: "message", text: `/${text}` };
  const command = [2, 1]
    .map((count) => words.slice(0, count).join(" "))
    .flatMap((name) => commands.filter((known) => known.name === name))[0];
  if (!command) return { kind: "unknown", name: words.slice(0, 2).join(" ") };
  // Nothing opens a form here, so its options are typed like the others.
  const typed = command.options.map((option) => ({ ...option, inForm: false }));
  const wordCount = command.name.split(" ").length;
  const options = readOptions({ options: typed }, words.slice(wordCount).join(" "));
  const isComplete = command.options.every(({ name, required }) => !required || options[name] !== undefined);
  return isComplete ? { kind: "command", name: command.name, options } : { kind: "incomplete", command };
}
