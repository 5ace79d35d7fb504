import type { Json, SlackMessage } from "./state.ts";

/** A message as lines of text, about as Slack shows it: buttons in brackets. */
export function renderMessage({ text, blocks }: Pick<SlackMessage, "text" | "blocks">): readonly string[] {
  return (blocks ? blocks.flatMap(renderBlock) : [text]).flatMap((part) => showSpecials(part).split("\n"));
}

function renderBlock(block: Json): readonly string[] {
  const elements = (block.elements as Json[] | undefined) ?? [];
  switch (block.type) {
    case "header":
      return [`== ${toText(block.text)} ==`];
    case "section":
      return [toText(block.text)];
    case "context":
      return elements.map((element) => `(${String(element.text)})`);
    case "actions":
      return [elements.map(renderElement).join(" ")];
    default:
      return [];
  }
}

function renderElement(element: Json): string {
  if (element.type === "button") return `[${toText(element.text)}]`;
  const options = (element.options as Json[] | undefined) ?? [];
  return `[${options.map(({ text }) => toText(text)).join(" | ")}]`;
}

function toText(text: unknown): string {
  return String((text as Json | undefined)?.text ?? "");
}

function showSpecials(text: string): string {
  return text.replaceAll("\u200B", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
