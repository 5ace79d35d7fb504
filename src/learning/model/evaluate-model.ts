import type { Example } from "../../core/example.ts";
import type { Encoder } from "../../core/ports/encoder.ts";
import { detectLanguage } from "../encoders/detect-language.ts";
import { createTextClassifiers } from "./classify-text.ts";
import type { Model } from "./model.ts";
import type { ModelReport } from "./model-report.ts";
import { type PredictedText, scorePredictions } from "./score-judged.ts";
import { toLabels } from "./to-labelled-texts.ts";

/** The encoders by language, `undefined` where n-grams must do alone. */
export interface EncoderChoice {
  forLanguage(language: string): Encoder | undefined;
}

/** Judges a model by texts that it was not trained on, along the very path of a message. */
export async function evaluateModel(
  model: Pick<Model, "sides" | "thresholds">,
  encoders: EncoderChoice,
  heldOut: readonly Example[],
): Promise<NonNullable<ModelReport["heldOut"]>> {
  const classifiers = createTextClassifiers(model.sides);
  const judged: (PredictedText & { readonly language: string })[] = [];
  for (const example of heldOut) {
    const language = detectLanguage(example.text);
    const classifier = classifiers.forLanguage(language);
    const encoder = encoders.forLanguage(language);
    const [embedding] =
      encoder && encoder.name === classifier.encoder?.name ? await encoder.encode([example.text]) : [];
    judged.push({ language, labels: toLabels(example), predictions: classifier.predict(example.text, embedding) });
  }
  const languages = [...new Set(judged.map(({ language }) => language))].sort();
  const byLanguage = languages.map((language) => {
    const own = judged.filter((text) => text.language === language);
    return [language, scorePredictions(own, model.thresholds)] as const;
  });
  return { ...scorePredictions(judged, model.thresholds), byLanguage: Object.fromEntries(byLanguage) };
}
