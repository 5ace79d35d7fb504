/**
 * Slack's markup as plain text: the bot's own mention goes, other mentions become `@name`, links keep label and address, and the
 * three escaped characters come back.
 */
export function decodeText(text: string, botUserId: string): string {
  const plain = text
    .replaceAll(new RegExp(`<@${botUserId}(?:\\|[^>]*)?>[,:]?`, "g"), " ")
    .replaceAll(/<([^<>]*)>/g, (_, inner: string) => decodeMarkup(inner))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  return plain.replaceAll(/[ \t]{2,}/g, (run, at: number) => (isIndentation(plain, at) ? run : " ")).trim();
}

function decodeMarkup(inner: string): string {
  const bar = inner.indexOf("|");
  const target = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? "" : inner.slice(bar + 1);
  if (target.startsWith("@")) return `@${label || target.slice(1)}`;
  if (target.startsWith("#")) return `#${label || target.slice(1)}`;
  if (target.startsWith("!")) return decodeCommand(target.slice(1), label);
  const address = target.replace(/^mailto:/, "");
  return label === "" || address.endsWith(label) ? address : `${label} (${address})`;
}

function decodeCommand(command: string, label: string): string {
  if (label !== "") return command.startsWith("date^") || label.startsWith("@") ? label : `@${label}`;
  return `@${command.split("^").at(-1)}`;
}

/** Spaces at the start of a line are code and stay. */
function isIndentation(text: string, at: number): boolean {
  return at > 0 && text[at - 1] === "\n";
}
