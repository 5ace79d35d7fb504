import type { Architecture } from "../core/feedback/architecture.ts";
import type { Encoder } from "../core/ports/encoder.ts";
import { architectureNames as networks } from "./architectures/architecture.ts";
import type { Backend } from "./backend.ts";
import { linearArchitectures as linear } from "./classifier/train-voices.ts";
import { readLabelledFile } from "./dataset/labelled-file.ts";
import { checkTestLabels, checkTrainingLabels } from "./evaluation/check-labels.ts";
import { createLinearMethod } from "./evaluation/create-linear-method.ts";
import { createSequenceMethod } from "./evaluation/create-sequence-method.ts";
import { type CrossValidation, crossValidate } from "./evaluation/cross-validate.ts";
import { type Evaluation, evaluateMethod } from "./evaluation/evaluate-method.ts";
import type { Method } from "./evaluation/method.ts";

export interface ClassifierParts {
  readonly architecture: Architecture;
  readonly backend: Backend;
  readonly encoders: { forLanguage(language: string): Encoder | undefined };
  readonly seed: number;
  readonly onProgress?: (share: number, step: string) => void;
}

export interface ClassifierEvaluation extends ClassifierParts {
  /** Paths of files of labelled texts. */
  readonly train: string;
  readonly test: string;
  readonly validation?: string;
}

/** Trains the classifier on a file and measures it on another; throws `input-invalid` with the file and the lines at fault. */
export async function evaluateClassifier(evaluation: ClassifierEvaluation): Promise<Evaluation> {
  const { train, test, validation } = evaluation;
  const files = {
    train: readLabelledFile(train),
    test: readLabelledFile(test),
    ...(validation === undefined ? {} : { validation: readLabelledFile(validation) }),
  };
  checkTrainingLabels(train, files.train);
  checkTestLabels(test, files.test, files.train);
  return evaluateMethod(createMethod(evaluation), files, { backend: evaluation.backend.name });
}

/** Measures the classifier by cross-validation on one file; throws `input-invalid` with the file and the lines at fault. */
export async function crossValidateClassifier(
  validation: ClassifierParts & { readonly train: string; readonly folds: number },
): Promise<CrossValidation> {
  const { train, folds, seed, backend, onProgress = () => {} } = validation;
  const texts = readLabelledFile(train);
  // Of a label with two texts every fold's training has one at least.
  checkTrainingLabels(train, texts, 2);
  let current = 0;
  const method = createMethod({
    ...validation,
    onProgress: (share, step) => onProgress((current + share) / folds, `${step} (fold ${current + 1} of ${folds})`),
  });
  return crossValidate(method, texts, {
    folds,
    seed,
    backend: backend.name,
    onFold: (fold) => {
      current = fold;
    },
  });
}

function createMethod({ architecture, encoders, backend, seed, onProgress }: ClassifierParts): Method {
  const parts = { backend, seed, ...(onProgress ? { onProgress } : {}) };
  const network = networks.find((name) => name === architecture);
  if (network) return createSequenceMethod({ ...parts, architecture: network });
  const known = linear.find((name) => name === architecture) ?? "pair";
  return createLinearMethod({ ...parts, architecture: known, encoders });
}
