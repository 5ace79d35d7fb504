import type { Json } from "./state.ts";

/**
 * Whom a message would ping: `channel`, `here`, `everyone`, or the id of a person or a group. Plain `@here` counts wherever
 * Slack still reads mentions out of plain words: in `mrkdwn` that is not `verbatim`, and in a text with `link_names`.
 */
export function toPings({
  text,
  blocks,
  linkNames,
}: {
  text?: string;
  blocks?: readonly Json[];
  linkNames?: boolean;
}): readonly string[] {
  const found = [...findCommands(text ?? ""), ...(linkNames ? findPlain(text ?? "") : [])];
  const texts = (blocks ?? []).flatMap((block) => findTexts(block));
  const inBlocks = texts.flatMap(({ content, isVerbatim }) => [
    ...findCommands(content),
    ...(isVerbatim ? [] : findPlain(content)),
  ]);
  return [...new Set([...found, ...inBlocks])];
}

function findCommands(text: string): readonly string[] {
  return [...text.matchAll(/<(?:!subteam\^|!|@)([A-Za-z0-9]+)(?:[|^][^>]*)?>/g)].flatMap(([, who]) =>
    who === undefined ? [] : [who],
  );
}

function findPlain(text: string): readonly string[] {
  return [...text.matchAll(/@(channel|here|everyone)\b/g)].flatMap(([, who]) => (who === undefined ? [] : [who]));
}

function findTexts(value: unknown): readonly { readonly content: string; readonly isVerbatim: boolean }[] {
  if (Array.isArray(value)) return value.flatMap(findTexts);
  if (typeof value !== "object" || value === null) return [];
  const node = value as Json;
  if (node.type === "mrkdwn") return [{ content: String(node.text), isVerbatim: node.verbatim === true }];
  return Object.values(node).flatMap(findTexts);
}
