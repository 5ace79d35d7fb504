import type { Command } from "./command.ts";

/**
 * Reads the options of a typed command: `stage:testing` or `title:"fix it"` names one; the rest fills the others in their order, a
 * word or a quoted text each, and the last one all that is left. Options meant for a form are only read where they are named.
 */
export function readOptions({ options }: Pick<Command, "options">, text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const set = (name: string, value: string) => {
    if (value !== "") found[name] = value;
  };
  const rest = text.replaceAll(/(?<=^|\s)([\p{L}\w-]+):(?:"([^"]*)"|(\S+))(?=\s|$)/gu, (whole, name, quoted, bare) => {
    if (!options.some((known) => known.name === name)) return whole;
    set(name, quoted ?? bare);
    return "";
  });
  let words = rest.trim();
  const open = options.filter(({ name, inForm }) => inForm !== true && found[name] === undefined);
  for (const [index, { name }] of open.entries()) {
    const word = index === open.length - 1 ? words : (/^(?:"[^"]*"|\S+)/.exec(words)?.[0] ?? "");
    set(name, word.replace(/^"([^"]*)"$/, "$1"));
    words = words.slice(word.length).trim();
  }
  return found;
}
