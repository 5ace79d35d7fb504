import { detectAll } from "tinyld/light";

/**
 * The ISO 639-1 code of a chat message's language, offline. Scripts decide first, so that "torch 装不上怎么办" is Chinese; among
 * languages in Latin letters function words decide, then letter n-grams, and English wherever the text is short, code or unclear.
 */
export function detectLanguage(text: string): string {
  const prose = withoutCode(text);
  return detectByScript(prose) ?? detectLatin(prose);
}

/** Pasted code, addresses, paths and identifiers say nothing about the language somebody writes in. */
function withoutCode(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/```[\s\S]*?(```|$)/g, " ")
    .replace(/`[^`\n]*`/g, " ")
    .replace(/\b(?:https?|ftp):\/\/[!-~]+/g, " ")
    .replace(/[<@#:]\S*[>:]/g, (mark) => (/^[!-~]+$/.test(mark) ? " " : mark));
}

const functionHan =
  /[的了是不在有我你他们这那吗呢吧么怎如何为什哪谁多少几能会要可以请问和跟就都也还没很把被让给从到做求]/;

function detectByScript(text: string): string | undefined {
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(text, /\p{Script=Han}/gu);
  // A lone の is fashionable in Chinese names, a lone ツ is a shrug.
  if (kana > 1 || (kana === 1 && han === 0 && !/\p{Script=Latin}|_/u.test(text))) return kana * 12 > han ? "ja" : "zh";
  if (han > 0) return functionHan.test(text) || !isEnglishSentence(text, han) ? "zh" : "en";
  for (const [script, language] of scripts) if (script.test(text)) return language;
  if (/\p{Script=Cyrillic}{2}/u.test(text)) return /[іїєґ]/i.test(text) ? "uk" : "ru";
  return undefined;
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, "ko"],
  [/\p{Script=Thai}/u, "th"],
  [/\p{Script=Arabic}{2}/u, "ar"],
  [/\p{Script=Hebrew}{2}/u, "he"],
  [/\p{Script=Devanagari}{2}/u, "hi"],
  [/\p{Script=Greek}{3}/u, "el"],
];

/** True for an English sentence that quotes a Chinese word. */
function isEnglishSentence(text: string, han: number): boolean {
  const words = toWords(text);
  return words.length > han && words.filter((word) => functionWords.en?.has(word)).length >= 2;
}

function detectLatin(text: string): string {
  const words = toWords(text);
  const evidence = languages.map((language) => {
    const known = functionWords[language];
    return { language, count: words.filter((word) => known?.has(word)).length };
  });
  const english = evidence.find((entry) => entry.language === "en")?.count ?? 0;
  const other = evidence.filter((entry) => entry.language !== "en").sort((a, b) => b.count - a.count);
  const [best, second] = other;
  if (!best || best.count <= english) return english === 0 ? detectByLetters(text, words) : "en";
  if (best.count >= 2 && best.count > (second?.count ?? 0)) return best.language;
  // One function word alone may be a name or a slip; letters that English lacks make it evidence.
  const likely = other.filter((entry) => entry.count === best.count).map((entry) => entry.language);
  if (best.count === 1 && words.length > 3 && !foreignLetters.test(text)) return "en";
  return detectByLetters(text, words, likely);
}

const foreignLetters = /[äöüßéèêëàâáãåçñíìîïóòôõúùûýœæøąćęłńśźżğışıőű¿¡]/i;

function detectByLetters(text: string, words: readonly string[], likely: readonly string[] = languages): string {
  const foreign = foreignLetters.test(text);
  if (words.length < (foreign ? 2 : 4)) return "en";
  const ranked = detectAll(text, { only: foreign || likely !== languages ? [...likely] : [...languages] });
  const [best] = ranked;
  const english = ranked.find((entry) => entry.lang === "en")?.accuracy ?? 0;
  if (!best || best.lang === "" || best.accuracy - english < (foreign ? 0 : 0.35)) return "en";
  return best.lang;
}

function toWords(text: string): readonly string[] {
  // Words with digits, underscores, dots or capitals inside are identifiers.
  return (text.match(/[\p{L}\p{N}_.'’-]+/gu) ?? [])
    .filter((word) => !/[\d_]|\p{L}\.\p{L}|\p{Ll}\p{Lu}/u.test(word))
    .map((word) => word.toLowerCase().replace(/[.’'-]+$/, ""))
    .filter((word) => word.length > 0 && !/\p{Script=Han}/u.test(word));
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The commonest words that carry grammar and mean nothing in the others; short ones that English shares are left out. */
const functionWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: toSet(
    "the a an of to in is are was were be been i you he she it we they my your our their this that these those what which who how why when where can could should would will do does did don't doesn't isn't can't i'm it's not and or but if for with from by on at as have has had any some there me so just need want get there's what's about after into than then",
  ),
  de: toSet(
    "der das und ich ist nicht ein eine einen einem mit auf für von wie kann warum wo wenn aber oder sind wird werden haben habe hat mein meine dem den des zu im bei nach auch noch nur schon mir mich wir sie es kein keine beim dass diese dieser dieses über gibt geht soll muss bitte danke was wann kommt läuft wieso seit",
  ),
  fr: toSet(
    "le la les un une des et est sont je tu il nous vous pas pour dans avec sur que qui quoi comment pourquoi où mon ma mes ce cette ces du au aux de ne ai peut peux faut bien quel quelle quels est-ce c'est j'ai merci fais faire dois",
  ),
  es: toSet(
    "el la los las un una de del que y es son en por para con no cómo como qué cuál cuándo dónde mi mis su se lo al puedo puede hay tengo está esto este esta pero más muy porque cuando gracias quiero hola hago debo",
  ),
  it: toSet(
    "il lo la gli le un una di del della dei che è sono non per con come perché dove quando mio mia questo questa si ho posso può nel nella sul anche più ma cosa quale ciao grazie ci faccio fare devo",
  ),
  pt: toSet(
    "o os as um uma de do da dos das que é são em no na por para com não como qual quando onde meu minha seu isso este esta eu posso pode tem tenho está mais mas muito porque obrigado você ao faço devo",
  ),
  nl: toSet(
    "de het een van en ik is niet dat die met op voor hoe waarom waar wat wie kan kunnen mijn jouw we zijn wordt worden heb heeft maar ook nog bij naar om te als dit deze geen moet er uit",
  ),
  pl: toSet(
    "i w na z do nie się jest są jak co dlaczego gdzie kiedy czy mam mogę może to ten ta te dla od po ale lub przez mój moja który która które jaki jaką tego mnie dziękuję",
  ),
  tr: toSet(
    "ve bir bu için ile nasıl neden ne nerede ama mi mı mu mü değil var yok ben sen o da çok daha gibi kadar olarak hangi nedir benim merhaba",
  ),
};

const languages = Object.keys(functionWords);

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
