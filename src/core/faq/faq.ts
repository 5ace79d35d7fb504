/** A FAQ in one language. */
export interface FaqText {
  readonly question: string;
  /** Other wordings of the question. */
  readonly variants: readonly string[];
  /** Markdown. */
  readonly answer: string;
}

/** A curated question with its answer, in one or more languages (ISO 639-1 codes). */
export interface Faq {
  readonly id: string;
  readonly tags: readonly string[];
  /** The role that owns the entry, and takes over when it does not help. */
  readonly role?: string;
  readonly stage?: string;
  readonly source?: string;
  /** The only roles that may see it, moderators aside; everybody where absent or empty. */
  readonly restrictedTo?: readonly string[];
  readonly texts: Readonly<Record<string, FaqText>>;
}

/** The entry's text in the wanted language, else in the first of `fallbacks` it has, else in any. */
export function toFaqText(
  faq: Faq,
  language: string,
  fallbacks: readonly string[],
): { readonly language: string; readonly text: FaqText } | undefined {
  for (const candidate of [language, ...fallbacks, ...Object.keys(faq.texts)]) {
    const text = faq.texts[candidate];
    if (text) return { language: candidate, text };
  }
  return undefined;
}
