import type { SearchTraining } from "./model/train-model.ts";
import type { SearchEncoders } from "./search/create-knowledge.ts";
import { fitMatchCalibration } from "./search/fit-match-calibration.ts";
import { chooseMatchThresholds } from "./search/match-calibration.ts";

/** Lets a model learn how sure its FAQ search may be: from the FAQ's variants, the questions known to fit, and those nobody answers. */
export function createSearchTraining(encoders: SearchEncoders, seed: number): SearchTraining {
  return {
    async fit({ faq, examples }, precision) {
      const calibration = await fitMatchCalibration({
        faq,
        encoders,
        negatives: examples.flatMap(({ kind, text }) => (kind === undefined ? [] : [text])),
        positives: examples.flatMap(({ faq: faqId, text }) => (faqId === undefined ? [] : [{ text, faqId }])),
        seed,
      });
      return { calibration, ...chooseMatchThresholds(calibration, precision) };
    },
  };
}
