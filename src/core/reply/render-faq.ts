import type { Community } from "../community/community.ts";
import { type Faq, toFaqText } from "../faq/faq.ts";
import type { Reply } from "./reply.ts";
import { toTexts } from "./texts.ts";

/** An entry in words: in the wanted language where it has it, else in one of the community's with a note. */
export function renderFaq(
  faq: Faq,
  language: string,
  { languages }: Pick<Community, "languages">,
): Pick<Reply, "title" | "text" | "source"> | undefined {
  const found = toFaqText(faq, language, languages);
  if (!found) return undefined;
  const note = found.language === language ? "" : `\n\n_${toTexts(language).otherLanguage}_`;
  return {
    title: found.text.question,
    text: found.text.answer + note,
    ...(faq.source === undefined ? {} : { source: faq.source }),
  };
}
