import type { Example } from "../core/feedback/example.ts";
import type { SearchTraining } from "./model/train-model.ts";
import type { SearchEncoders } from "./search/create-knowledge.ts";
import { fitMatchCalibration } from "./search/fit-match-calibration.ts";
import type { RefusedText } from "./search/fit-settings.ts";
import { chooseMatchThresholds } from "./search/match-calibration.ts";

/** Lets a model learn how sure its FAQ search may be: from the FAQ's variants, the questions known to fit, and those that none does. */
export function createSearchTraining(encoders: SearchEncoders, seed: number): SearchTraining {
  return {
    async fit({ faq, examples, glossary }, precision, topics) {
      const calibration = await fitMatchCalibration({
        faq,
        encoders,
        negatives: toUnanswered(examples),
        positives: toAnswered(examples),
        refused: toRefused(examples),
        ...(glossary && { glossary }),
        ...(topics && { topics }),
        seed,
      });
      return { calibration, ...chooseMatchThresholds(calibration, precision) };
    },
  };
}

function toAnswered(examples: readonly Example[]) {
  return examples.flatMap(({ faq: faqId, text }) => (typeof faqId === "string" ? [{ text, faqId }] : []));
}

function toRefused(examples: readonly Example[]): readonly RefusedText[] {
  return examples.flatMap(({ faq, source, text, trust, unseen = [] }) =>
    faq === null && source === "feedback" ? [{ text, trust, unseen }] : [],
  );
}

/**
 * What no entry answers. A curated question says so, and where others name their entry, one that names none has none. Chatter is
 * not among them: it is met with silence before any match is looked at.
 */
function toUnanswered(examples: readonly Example[]): readonly string[] {
  const namesEntries = examples.some(({ faq, source }) => typeof faq === "string" && source === "curated");
  return examples
    .filter(({ faq, kind, source }) => {
      if (kind !== undefined) return kind === "out-of-scope";
      return source === "curated" && (faq === null || (namesEntries && faq === undefined));
    })
    .map(({ text }) => text);
}
