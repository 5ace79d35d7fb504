import type { Example } from "../core/example.ts";
import type { SearchTraining } from "./model/train-model.ts";
import type { SearchEncoders } from "./search/create-knowledge.ts";
import { fitMatchCalibration } from "./search/fit-match-calibration.ts";
import { chooseMatchThresholds } from "./search/match-calibration.ts";

/** Lets a model learn how sure its FAQ search may be: from the FAQ's variants, the questions known to fit, and those nobody answers. */
export function createSearchTraining(encoders: SearchEncoders, seed: number): SearchTraining {
  return {
    async fit({ faq, examples, glossary }, precision) {
      const calibration = await fitMatchCalibration({
        faq,
        encoders,
        negatives: toUnanswered(examples),
        positives: toAnswered(examples),
        ...(glossary && { glossary }),
        seed,
      });
      return { calibration, ...chooseMatchThresholds(calibration, precision) };
    },
  };
}

function toAnswered(examples: readonly Example[]) {
  return examples.flatMap(({ faq: faqId, text }) => (faqId === undefined ? [] : [{ text, faqId }]));
}

/**
 * What no entry answers. Where curated questions name their entry, those that name none have none. Chatter is not among them: it
 * is met with silence before any match is looked at.
 */
function toUnanswered(examples: readonly Example[]): readonly string[] {
  const namesEntries = examples.some(({ faq, source }) => faq !== undefined && source === "curated");
  return examples
    .filter(({ faq, kind, source }) => {
      if (kind !== undefined) return kind === "out-of-scope";
      return namesEntries && source === "curated" && faq === undefined;
    })
    .map(({ text }) => text);
}
