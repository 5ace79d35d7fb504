const words = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * A question as somebody in a hurry might put it: about two words in five left out, the others in their order. Stands in for
 * people's rephrasings, which keep the gist of a question and little of its grammar.
 */
export function shortenQuestion(text: string, random: () => number): string {
  const pieces = [...words.segment(text)];
  const spoken = pieces.filter((piece) => piece.isWordLike);
  if (spoken.length < 3) return text;
  const kept = spoken.filter(() => random() >= 0.4);
  const chosen = new Set(kept.length >= 2 ? kept : spoken.slice(-2));
  return pieces
    .filter((piece) => !piece.isWordLike || chosen.has(piece))
    .map((piece) => piece.segment)
    .join("")
    .replace(/\s+/g, " ")
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "");
}
