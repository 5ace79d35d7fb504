import type { Example } from "../../core/feedback/example.ts";
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
  const texts = heldOut.map((example) => {
    const language = detectLanguage(example.text);
    const classifier = classifiers.forLanguage(language);
    const encoder = encoders.forLanguage(language);
    return { example, language, classifier, encoder: encoder?.name === classifier.encoder?.name ? encoder : undefined };
  });
  const embeddings = await encodeTexts(texts.map(({ example, encoder }) => ({ text: example.text, encoder })));
  const judged = texts.map(({ example, language, classifier }, at): PredictedText & { readonly language: string } => ({
    language,
    labels: toLabels(example),
    predictions: classifier.predict(example.text, embeddings[at]),
  }));
  const languages = [...new Set(judged.map(({ language }) => language))].sort();
  const byLanguage = languages.map((language) => {
    const own = judged.filter((text) => text.language === language);
    return [language, scorePredictions(own, model.thresholds)] as const;
  });
  return { ...scorePredictions(judged, model.thresholds), byLanguage: Object.fromEntries(byLanguage) };
}

/** Embeddings in the order of the texts, each encoder asked once. */
async function encodeTexts(
  texts: readonly { readonly text: string; readonly encoder: Encoder | undefined }[],
): Promise<readonly (Float32Array | undefined)[]> {
  const embeddings: (Float32Array | undefined)[] = texts.map(() => undefined);
  for (const encoder of new Set(texts.map((one) => one.encoder))) {
    const own = [...texts.keys()].filter((at) => texts[at]?.encoder === encoder);
    const vectors = await encoder?.encode(own.map((at) => texts[at]?.text ?? ""));
    for (const [row, at] of own.entries()) embeddings[at] = vectors?.[row];
  }
  return embeddings;
}
