import type { Translations } from "../../core/command/command.ts";

/** The text in the wanted language where there is one. */
export function translate(text: string, translations: Translations | undefined, language: string): string {
  return translations?.[language] ?? text;
}
