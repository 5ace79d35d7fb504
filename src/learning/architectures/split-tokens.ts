const tokenPattern = /\p{Script=Han}|[\p{L}\p{N}\p{M}_']+|[?!]+|[^\s\p{L}\p{N}]/gu;

/** The tokens of a text in lower case: words, marks, and each Chinese character by itself, for Chinese writes no spaces. */
export function splitTokens(text: string): string[] {
  return Array.from(
    text.normalize("NFKC").toLowerCase().replaceAll("’", "'").matchAll(tokenPattern),
    ([token]) => token,
  );
}
