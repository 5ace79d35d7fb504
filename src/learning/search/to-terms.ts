import { stemmer } from "stemmer";

/**
 * The search terms of a text, repeats kept: English words stemmed (Porter, 1980) with British spelling folded into American,
 * identifiers whole and in parts, Chinese as words and as pairs of characters. Every other language: words in small letters.
 */
export function toTerms(text: string): string[] {
  const folded = text.normalize("NFKC").slice(0, 20_000);
  const terms: string[] = [];
  for (const [run] of folded.matchAll(runs)) {
    if (han.test(run)) addChinese(run, terms);
    else addWord(run, terms);
  }
  return terms;
}

/** A stretch of Chinese, or a word with the marks inside that belong to it: `c++`, `top-p`, `node.js`, `max_new_tokens`, `don't`. */
const letter = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])`;
const runs = new RegExp(String.raw`\p{Script=Han}+|${letter}(?:${letter}|[._'’-](?=${letter}))*(?:\+\+|#)?`, "gu");
const han = /\p{Script=Han}/u;

const words = new Intl.Segmenter("zh", { granularity: "word" });

function addChinese(run: string, terms: string[]): void {
  for (const { segment } of words.segment(run)) terms.push(segment);
  const characters = [...run];
  // Words of two characters are there already; the pairs across borders find what was segmented differently.
  const known = new Set(terms);
  for (let at = 0; at + 1 < characters.length; at++) {
    const pair = `${characters[at]}${characters[at + 1]}`;
    if (!known.has(pair)) terms.push(pair);
  }
}

function addWord(word: string, terms: string[]): void {
  const whole = word.toLowerCase().replaceAll("’", "'").replace(/'s$/, "");
  const parts = word
    .replaceAll("’", "'")
    .replace(/'\p{L}+$/u, "")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[._\s-]+/)
    .filter((part) => part.length > 0);
  if (parts.length === 1) terms.push(toStem(parts[0] ?? whole));
  else terms.push(whole, ...parts.map(toStem));
}

function toStem(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  return stemmer(word.replace(/is(ation|ations|e|es|ed|er|ers|ing|able)$/, "iz$1").replace(/our(s|ed|ing)?$/, "or$1"));
}
