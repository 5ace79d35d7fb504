import type { Glosses, PosedQuestion } from "./collect-cases.ts";
import { createGlosser } from "./create-glosser.ts";
import type { Knowledge } from "./create-knowledge.ts";
import type { FitSettings } from "./fit-settings.ts";

/** The glosses of all that may ask, the FAQ's variants among them, with their embeddings where there is an encoder. */
export async function readGlosses(
  knowledge: Knowledge,
  questions: readonly PosedQuestion[],
  { encoders, glossary }: Pick<FitSettings, "encoders" | "glossary">,
): Promise<Glosses> {
  const toGloss = createGlosser(glossary);
  const space = await knowledge.prepare("english");
  if (!encoders.english || !space) return { toGloss };
  const asking = [...knowledge.rows.filter((row) => row?.isVariant), ...questions];
  const all = asking.flatMap((one) => (one ? (toGloss(one.text, one.language)?.text ?? []) : []));
  const texts = [...new Set(all)];
  const found = await encoders.english.encode(texts);
  const vectors = new Map(texts.flatMap((text, index) => (found[index] ? [[text, found[index]] as const] : [])));
  return { toGloss, dense: { space, vectors } };
}
