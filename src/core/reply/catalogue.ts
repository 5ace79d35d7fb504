/** The same texts in every language that Usher speaks, each a language's own object. */
export interface Translated<Texts> {
  readonly en: Texts;
  readonly zh: Texts;
}

/** Makes the choice of a language (ISO 639-1) out of texts in all of them; English where there is none. */
export function toCatalogue<Texts>(translated: Translated<Texts>): (language: string) => Texts {
  return (language) => (language === "zh" ? translated.zh : translated.en);
}
