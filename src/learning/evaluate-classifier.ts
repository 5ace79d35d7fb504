import type { Encoder } from "../core/ports/encoder.ts";
import { architectureNames as networks } from "./architectures/architecture.ts";
import type { Backend } from "./backend.ts";
import { architectures as linear } from "./classifier/train-voices.ts";
import { readLabelledFile } from "./dataset/labelled-file.ts";
import { createLinearMethod } from "./evaluation/create-linear-method.ts";
import { createSequenceMethod } from "./evaluation/create-sequence-method.ts";
import { type Evaluation, evaluateMethod } from "./evaluation/evaluate-method.ts";

/** The ways to classify that can be measured: the one that serves, its halves, and the neural networks. */
export const evaluatedArchitectures = [...linear, ...networks] as const;

export type EvaluatedArchitecture = (typeof evaluatedArchitectures)[number];

export interface ClassifierEvaluation {
  /** Paths of files of labelled texts. */
  readonly train: string;
  readonly test: string;
  readonly validation?: string;
  readonly architecture: EvaluatedArchitecture;
  readonly backend: Backend;
  readonly encoders: { forLanguage(language: string): Encoder | undefined };
  readonly seed: number;
  readonly onProgress?: (share: number, step: string) => void;
}

/** Trains the classifier on a file and measures it on another; throws `input-invalid` with the lines at fault. */
export async function evaluateClassifier(evaluation: ClassifierEvaluation): Promise<Evaluation> {
  const { train, test, validation, architecture, encoders, ...parts } = evaluation;
  const files = {
    train: readLabelledFile(train),
    test: readLabelledFile(test),
    ...(validation === undefined ? {} : { validation: readLabelledFile(validation) }),
  };
  const network = networks.find((name) => name === architecture);
  const known = linear.find((name) => name === architecture) ?? "pair";
  const method = network
    ? createSequenceMethod({ ...parts, architecture: network })
    : createLinearMethod({ ...parts, architecture: known, encoders });
  return evaluateMethod(method, files, { backend: parts.backend.name });
}
