import { lexer, type Token, type Tokens } from "marked";
import type { Paint } from "./paint.ts";

/** Markdown as lines for a terminal: marks become styles, links show their address, code is indented. */
export function renderMarkdown(markdown: string, paint: Paint): string {
  return renderBlocks(lexer(markdown), paint).join("\n\n");
}

function renderBlocks(tokens: readonly Token[], paint: Paint): readonly string[] {
  return tokens.map((token) => renderBlock(token, paint)).filter((block) => block !== "");
}

function renderBlock(token: Token, paint: Paint): string {
  switch (token.type) {
    case "space":
    case "def":
      return "";
    case "heading":
      return paint.bold(renderInline(token, paint));
    case "code":
      return indent(paint.code(token.text as string), "    ");
    case "blockquote":
      return indent(renderBlocks(token.tokens ?? [], paint).join("\n\n"), "  │ ");
    case "list":
      return renderList(token as Tokens.List, paint);
    case "table":
      return renderTable(token as Tokens.Table, paint);
    case "hr":
      return paint.dim("────────");
    default:
      return renderInline(token, paint);
  }
}

function renderList({ items, ordered, start }: Tokens.List, paint: Paint): string {
  const first = typeof start === "number" ? start : 1;
  const lines = items.map((item, at) => {
    const mark = ordered ? `${first + at}. ` : "• ";
    const blocks = item.tokens.map((token) => renderBlock(token, paint)).filter((block) => block !== "");
    return `  ${mark}${indent(blocks.join("\n"), " ".repeat(mark.length + 2)).trimStart()}`;
  });
  return lines.join("\n");
}

function renderTable({ header, rows }: Tokens.Table, paint: Paint): string {
  const toLine = (cells: readonly Tokens.TableCell[]) => cells.map((cell) => renderAll(cell.tokens, paint)).join(" │ ");
  return [paint.bold(toLine(header)), ...rows.map(toLine)].join("\n");
}

function renderInline(token: Token, paint: Paint): string {
  const inner = "tokens" in token && token.tokens ? renderAll(token.tokens, paint) : undefined;
  switch (token.type) {
    case "strong":
      return paint.bold(inner ?? "");
    case "em":
      return paint.italic(inner ?? "");
    case "codespan":
      return paint.code(token.text as string);
    case "br":
      return "\n";
    case "link":
    case "image":
      return renderLink(inner ?? (token.text as string), token.href as string, paint);
    case "html":
      return token.raw;
    default:
      return inner ?? ("text" in token ? (token.text as string) : token.raw);
  }
}

function renderAll(tokens: readonly Token[], paint: Paint): string {
  return tokens.map((token) => renderInline(token, paint)).join("");
}

function renderLink(text: string, href: string, paint: Paint): string {
  return text === href ? paint.underline(href) : `${text} (${paint.underline(href)})`;
}

function indent(text: string, by: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? line.trimEnd() : by + line))
    .join("\n");
}
