/** Terms of a language (ISO 639-1) with the English words they stand for. */
export type Glossary = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A text word by word in English. */
export interface Gloss {
  readonly text: string;
  /** How much of the text's meaning it carries, 0 to 1: of "can I call the police" little, where the glossary knows only "call". */
  readonly share: number;
}

/** Glosses a text; `undefined` where the glossary has nothing to say or too little would be left to search for. */
export type Glosser = (text: string, language: string) => Gloss | undefined;

/**
 * Makes a glosser of a glossary. The longest term counts, what was in Latin letters already stays, and Han characters no term covers
 * are left out. The word order stays foreign, which neither BM25 nor the mean of word pieces mind much: with it, Chinese questions
 * find English entries in 81 % instead of 70 % of all cases (leave-one-out on the sample FAQ).
 */
export function createGlosser(glossary: Glossary = {}): Glosser {
  const languages = new Map(Object.entries(glossary).map(([language, terms]) => [language, toTerms(terms)]));
  return (text, language) => {
    const terms = languages.get(language);
    if (!terms) return undefined;
    const { english, dropped } = replaceTerms(text.slice(0, 2000), terms);
    const gloss = english.replace(/\s+/g, " ").trim();
    if (!/\p{L}{2}/u.test(gloss)) return undefined;
    const said = text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu)?.length ?? 1;
    return { text: gloss, share: Math.min(1, (1 - dropped / said) / (1 - ordinaryParticles)) };
  };
}

/** Of an ordinary question, the share of particles and other small words that no glossary needs. */
const ordinaryParticles = 0.4;

interface Terms {
  readonly english: ReadonlyMap<string, string>;
  /** Of the longest term, in characters. */
  readonly longest: number;
}

function toTerms(terms: Readonly<Record<string, string>>): Terms {
  const english = new Map(Object.entries(terms).map(([term, words]) => [term.toLowerCase(), words]));
  return { english, longest: Math.max(0, ...[...english.keys()].map((term) => term.length)) };
}

function replaceTerms(
  text: string,
  { english, longest }: Terms,
): { readonly english: string; readonly dropped: number } {
  const lower = text.toLowerCase();
  const parts: string[] = [];
  let at = 0;
  let dropped = 0;
  while (at < text.length) {
    let length = Math.min(longest, text.length - at);
    while (length > 0 && !english.has(lower.slice(at, at + length))) length--;
    if (length > 0) parts.push(` ${english.get(lower.slice(at, at + length)) ?? ""} `);
    else if (/\p{Script=Han}/u.test(text.charAt(at))) {
      parts.push(" ");
      dropped++;
    } else parts.push(/[，。？！、；：“”（）]/u.test(text.charAt(at)) ? " " : text.charAt(at));
    at += Math.max(1, length);
  }
  return { english: parts.join(""), dropped };
}
