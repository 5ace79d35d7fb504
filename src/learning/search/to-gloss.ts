import { chineseGlossary } from "./chinese-glossary.ts";

const longest = Math.max(...[...chineseGlossary.keys()].map((word) => word.length));

/**
 * A Chinese question word by word in English, as far as the glossary goes, with what was English already left as it is;
 * `undefined` for other languages and where too little is left to search for. Word order is Chinese, which neither words nor the
 * mean of word pieces mind much: with it, Chinese questions find English entries in 81 % instead of 74 % (leave-one-out).
 */
export function toGloss(text: string, language: string): string | undefined {
  if (language !== "zh") return undefined;
  const characters = [...text.slice(0, 2000)];
  const parts: string[] = [];
  for (let at = 0; at < characters.length; ) {
    const known = findLongest(characters, at);
    const character = characters[at] ?? "";
    if (known) parts.push(` ${chineseGlossary.get(known) ?? ""} `);
    else parts.push(/[\p{Script=Han}\p{P}]/u.test(character) && !/[!-~]/.test(character) ? " " : character);
    at += known ? [...known].length : 1;
  }
  const gloss = parts.join("").replace(/\s+/g, " ").trim();
  return /\p{L}{2}/u.test(gloss) ? gloss : undefined;
}

function findLongest(characters: readonly string[], at: number): string | undefined {
  for (let length = Math.min(longest, characters.length - at); length > 0; length--) {
    const word = characters.slice(at, at + length).join("");
    if (chineseGlossary.has(word)) return word;
  }
  return undefined;
}
