import type { Encoder } from "../core/ports/encoder.ts";
import type { Backend } from "./backend.ts";
import type { Architecture } from "./classifier/train-voices.ts";
import { readLabelledFile } from "./dataset/labelled-file.ts";
import { createLinearMethod } from "./evaluation/create-linear-method.ts";
import { type Evaluation, evaluateMethod } from "./evaluation/evaluate-method.ts";

export interface ClassifierEvaluation {
  /** Paths of files of labelled texts. */
  readonly train: string;
  readonly test: string;
  readonly validation?: string;
  readonly architecture: Architecture;
  readonly backend: Backend;
  readonly encoders: { forLanguage(language: string): Encoder | undefined };
  readonly seed: number;
  readonly onProgress?: (share: number, step: string) => void;
}

/** Trains the classifier on a file and measures it on another; throws `input-invalid` with the lines at fault. */
export async function evaluateClassifier(evaluation: ClassifierEvaluation): Promise<Evaluation> {
  const { train, test, validation, backend, ...parts } = evaluation;
  const files = {
    train: readLabelledFile(train),
    test: readLabelledFile(test),
    ...(validation === undefined ? {} : { validation: readLabelledFile(validation) }),
  };
  return evaluateMethod(createLinearMethod({ ...parts, backend }), files, { backend: backend.name });
}
