import { toExcerpt } from "../../core/reply/to-excerpt.ts";

const longest = 150;

/** A question as it was asked, cut to what fits above an answer: its first sentence that asks, else its beginning. */
export function toHeading(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const [asks] = /[^.!?。！？]*[^.!?。！？\s][?？]/u.exec(line) ?? [];
  return toExcerpt(asks ?? line, longest);
}
