/**
 * The passages of a Markdown answer in plain text, for search: its paragraphs, lists and code blocks, short ones joined to the
 * next, long ones cut at the end of a sentence near 600 characters. Never empty strings.
 */
export function toPassages(markdown: string): string[] {
  const passages: string[] = [];
  let open = "";
  for (const block of toBlocks(markdown)) {
    open = open ? `${open}\n${block}` : block;
    if (open.length < shortest) continue;
    passages.push(...cut(open));
    open = "";
  }
  if (open) passages.push(open);
  return passages;
}

const shortest = 60;
const longest = 600;

function toBlocks(markdown: string): string[] {
  return markdown
    .replace(/```[^\n]*\n([\s\S]*?)(```|$)/g, (_, code: string) => code.replace(/\n{2,}/g, "\n"))
    .split(/\n\s*\n/)
    .map(toPlainText)
    .filter((block) => block.length > 0);
}

function toPlainText(block: string): string {
  return block
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^[ \t]*(?:#{1,6}|[-*+]|\d+\.|>)[ \t]+/gm, "")
    .replace(/\*\*|__|`/g, "")
    .trim();
}

function cut(text: string): string[] {
  if (text.length <= longest) return [text];
  const end = text.slice(0, longest).search(/[.!?。！？\n][^.!?。！？\n]*$/);
  const at = end > shortest ? end + 1 : longest;
  const rest = text.slice(at).trim();
  return [text.slice(0, at).trim(), ...(rest ? cut(rest) : [])];
}
