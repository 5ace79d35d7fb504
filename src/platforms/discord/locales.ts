import type { Locale } from "discord.js";
import type { Translations } from "../../core/command/command.ts";
import { cut } from "./cut.ts";

/** Discord's locales of the languages that have several, or one of another name. */
const locales: Readonly<Record<string, readonly string[]>> = {
  en: ["en-US", "en-GB"],
  es: ["es-ES", "es-419"],
  pt: ["pt-BR"],
  sv: ["sv-SE"],
  zh: ["zh-CN", "zh-TW"],
};

/** Translations as Discord takes them, each cut to `limit`; `undefined` when there are none. */
export function toLocalizations(
  translations: Translations | undefined,
  limit: number,
): Partial<Record<Locale, string>> | undefined {
  const entries = Object.entries(translations ?? {}).flatMap(([language, text]) =>
    (locales[language] ?? [language]).map((locale) => [locale, cut(text, limit)] as const),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
