import { detectLanguage } from "../encoders/detect-language.ts";
import { createRandom } from "../random.ts";
import type { PosedQuestion } from "./collect-cases.ts";
import type { SearchEncoders } from "./create-knowledge.ts";
import type { FitSettings } from "./fit-settings.ts";
import type { SearchMode } from "./match-calibration.ts";
import { shortenQuestion } from "./shorten-question.ts";

/** Entries whose questions are shortened; more would tell nothing new. */
const mostShortened = 400;

/** All that is asked, in whatever language, without embeddings. */
export function poseQuestions(settings: FitSettings): readonly PosedQuestion[] {
  const random = createRandom(settings.seed);
  const step = Math.ceil(settings.faq.length / mostShortened);
  const everyStep = settings.faq.filter((_, index) => index % step === 0);
  const shortened = everyStep.flatMap((one) =>
    Object.values(one.texts).map(({ question }) => ({ text: shortenQuestion(question, random), faqId: one.id })),
  );
  const real = [
    ...settings.negatives.map((text) => ({ text, trust: settings.negativeTrust ?? 0.5 })),
    ...(settings.positives ?? []),
  ];
  const refused = settings.refused ?? [];
  const all = [
    ...shortened.map((question) => ({ ...question, origin: "shortened" }) as const),
    ...real.map((question) => ({ ...question, origin: "real" }) as const),
    ...refused.map((question) => ({ ...question, origin: "refused" }) as const),
  ];
  return all.map((question) => ({ ...question, language: detectLanguage(question.text) }));
}

/** The questions that a mode is asked, with their embeddings where it has an encoder. */
export async function embedQuestions(
  questions: readonly PosedQuestion[],
  mode: SearchMode,
  encoders: SearchEncoders,
): Promise<readonly PosedQuestion[]> {
  const encoder = mode === "lexical" ? undefined : encoders[mode];
  const mine = questions.filter(({ language }) => mode === "lexical" || (mode === "english") === (language === "en"));
  const vectors = (await encoder?.encode(mine.map(({ text }) => text))) ?? [];
  return mine.map((question, index) => {
    const vector = vectors[index];
    return vector ? { ...question, vector } : question;
  });
}
