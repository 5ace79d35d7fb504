import type { Faq, FaqText } from "./faq.ts";

/** What an entry gains: wordings in one language, and the answer in it where that is to be replaced. */
export interface FaqAddition {
  readonly id: string;
  readonly language: string;
  /** The first becomes the question where the entry is new in this language, the others its variants. */
  readonly wordings: readonly string[];
  /** Markdown. */
  readonly answer: string;
  /** Whether the answer takes the place of the one that the entry has in that language. */
  readonly replacesAnswer: boolean;
  /** The role that owns a new entry. */
  readonly role?: string;
}

/** An entry with what it gains, or a new one. */
export function extendFaq(current: Faq | undefined, addition: FaqAddition): Faq {
  const { id, language, wordings, answer, replacesAnswer, role } = addition;
  const known = current?.texts[language];
  const [question = "", ...others] = wordings;
  const text: FaqText = known
    ? { ...known, variants: withNew(known, wordings), answer: replacesAnswer ? answer : known.answer }
    : { question, variants: withNew({ question, variants: [], answer }, others), answer };
  const entry = current ?? { id, tags: [], ...(role === undefined ? {} : { role }), texts: {} };
  return { ...entry, texts: { ...entry.texts, [language]: text } };
}

function withNew({ question, variants }: FaqText, wordings: readonly string[]): readonly string[] {
  const known = new Set(["", question, ...variants].map(toKey));
  const added = wordings.filter((wording) => known.size < known.add(toKey(wording)).size);
  return [...variants, ...added];
}

/** Wordings that differ in case, spaces or a mark at the end are the same. */
function toKey(wording: string): string {
  return wording
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[\s?？!！.。]+$/u, "")
    .trim();
}
