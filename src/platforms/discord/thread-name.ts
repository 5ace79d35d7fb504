const longest = 90;

/** A name for the thread that answers a question: its first words, without marks and mentions; at most 100 characters. */
export function toThreadName(question: string, otherwise: string): string {
  const line = question
    .replaceAll(/```[\s\S]*?(```|$)/g, " ")
    .replaceAll(/<(?:@[!&]?|#)\d+>/g, " ")
    .replaceAll(/<a?(:\w+:)\d+>/g, "$1")
    .replaceAll(/[*_~`|>#]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (line === "") return otherwise;
  const characters = [...line];
  if (characters.length <= longest) return line;
  const cut = characters.slice(0, longest).join("");
  const word = cut.lastIndexOf(" ");
  return `${(word > longest / 2 ? cut.slice(0, word) : cut).trimEnd()}…`;
}
