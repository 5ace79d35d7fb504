import type { Classification } from "../classifier/create-classifier.ts";
import type { LabelledText } from "../dataset/labelled-file.ts";

/** A way to classify texts, trained. */
export interface TrainedMethod {
  /** One message, from the text to the predictions. */
  classify(text: string): Promise<Classification>;
  /** From which probability on a text is taken for out-of-scope, as cross-validation chose it. */
  readonly scopeThreshold: number;
  /** Gives back what it holds. */
  dispose?(): void;
}

/** Trains a way to classify on texts whose label may be `oos`. */
export type Method = (train: readonly LabelledText[]) => Promise<TrainedMethod>;
