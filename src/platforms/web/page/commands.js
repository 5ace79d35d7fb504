import { language } from "./texts.js";

/**
 * @typedef {{ label: string, labels?: Record<string, string>, value: string }} Choice
 * @typedef {{ name: string, names?: Record<string, string>, description: string, descriptions?: Record<string, string>,
 *   type: "text" | "paragraph" | "file" | "faq" | "role" | "stage" | "person" | "question" | "task", required: boolean, inForm?: boolean,
 *   choices?: Choice[] }} Option
 * @typedef {{ name: string, names?: Record<string, string>, description: string, descriptions?: Record<string, string>,
 *   options: Option[], permission: "everyone" | "helper" | "moderator" | "admin",
 *   menu?: { title: string, titles?: Record<string, string> }, hasSuggestions: boolean, hasPrefill: boolean }} Command
 * @typedef {{ command: Command, options: Record<string, string> }} CommandLine
 */

/**
 * Whether a person may call a command; the server decides in the end, this only spares them the attempt.
 *
 * @param {Command} command
 * @param {{ roles?: string[], isModerator?: boolean, isAdmin?: boolean }} person
 */
export function isAllowed({ permission }, { roles = [], isModerator = false, isAdmin = false }) {
  if (permission === "everyone" || isAdmin) return true;
  if (permission === "helper") return roles.length > 0 || isModerator;
  return permission === "moderator" && isModerator;
}

/**
 * The command that a line calls, with what follows its name as its first option; `undefined` when it calls none.
 *
 * @param {string} text
 * @param {Command[]} commands
 * @returns {CommandLine | undefined}
 */
export function readLine(text, commands) {
  if (!text.startsWith("/")) return undefined;
  const line = text.slice(1);
  const [command] = commands
    .filter(({ name }) => line === name || line.startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length);
  if (!command) return undefined;
  const rest = line.slice(command.name.length).trim();
  const first = command.options.find(({ inForm }) => inForm !== true)?.name ?? command.options[0]?.name;
  return { command, options: rest === "" || first === undefined ? {} : { [first]: rest } };
}

/**
 * Whether nothing must be asked for before a command is called.
 *
 * @param {CommandLine} line
 */
export function isComplete({ command, options }) {
  return command.options.every(
    ({ name, required, inForm }) => options[name] !== undefined || !(required || inForm === true),
  );
}

/**
 * What a line that calls no command calls by the look of it: at most two words, the slash left out.
 *
 * @param {string} text
 */
export function toCalledName(text) {
  return text.slice(1).trim().split(/\s+/).slice(0, 2).join(" ");
}

/**
 * A declared text in the page's language.
 *
 * @param {string} text
 * @param {Record<string, string> | undefined} translations
 */
export function translate(text, translations) {
  return translations?.[language] ?? text;
}
