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

/** A held-out text as its language's encoder reads it. */
export interface ReadExample {
  readonly example: Example;
  readonly language: string;
  readonly encoder: Encoder | undefined;
  readonly embedding: Float32Array | undefined;
}

/** Reads held-out texts, each encoder asked once. */
export async function readExamples(
  encoders: EncoderChoice,
  heldOut: readonly Example[],
): Promise<readonly ReadExample[]> {
  const texts = heldOut.map((example) => {
    const language = detectLanguage(example.text);
    return { example, language, encoder: encoders.forLanguage(language) };
  });
  const readings = [...new Set(texts.map(({ encoder }) => encoder))].map(async (encoder) => {
    const own = texts.filter((one) => one.encoder === encoder);
    const vectors = await encoder?.encode(own.map(({ example }) => example.text));
    return own.map((one, row) => [one.example, { ...one, embedding: vectors?.[row] }] as const);
  });
  const read = new Map((await Promise.all(readings)).flat());
  return heldOut.flatMap((example) => read.get(example) ?? []);
}

/** Judges a model by texts that it was not trained on, along the very path of a message. */
export function evaluateModel(
  model: Pick<Model, "sides" | "thresholds">,
  heldOut: readonly ReadExample[],
): NonNullable<ModelReport["heldOut"]> {
  const classifiers = createTextClassifiers(model.sides);
  const judged = heldOut.map(
    ({ example, language, encoder, embedding }): PredictedText & { readonly language: string } => {
      const classifier = classifiers.forLanguage(language);
      const fits = encoder?.name === classifier.encoder?.name;
      return {
        language,
        labels: toLabels(example),
        predictions: classifier.predict(example.text, fits ? embedding : undefined),
      };
    },
  );
  const languages = [...new Set(judged.map(({ language }) => language))].sort();
  const byLanguage = languages.map((language) => {
    const own = judged.filter((text) => text.language === language);
    return [language, scorePredictions(own, model.thresholds)] as const;
  });
  return { ...scorePredictions(judged, model.thresholds), byLanguage: Object.fromEntries(byLanguage) };
}
