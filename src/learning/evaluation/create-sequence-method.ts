import type { ArchitectureName } from "../architectures/architecture.ts";
import { trainSequenceClassifier } from "../architectures/train-sequence-classifier.ts";
import type { Backend } from "../backend.ts";
import { outOfScopeLabel } from "../classifier/training-example.ts";
import type { Method } from "./method.ts";

export interface SequenceMethodParts {
  readonly architecture: ArchitectureName;
  readonly backend: Backend;
  readonly seed: number;
  readonly onProgress?: (share: number, step: string) => void;
}

/** A neural network trained from scratch. Out of scope is a label of its own where examples show it, else the lack of a sure label. */
export function createSequenceMethod({ onProgress = () => {}, ...parts }: SequenceMethodParts): Method {
  return async (train) => {
    const classifier = await trainSequenceClassifier({
      ...parts,
      texts: train.map(({ text }) => text),
      labels: train.map(({ label }) => label),
      onEpoch: ({ epoch, epochs }) => onProgress(epoch / epochs, `learning with ${parts.architecture}`),
    });
    const knowsScope = classifier.labels.includes(outOfScopeLabel);
    return {
      // Probabilities as they are: a network is not cross-validated, for that would take many times as long.
      scopeThreshold: 0.5,
      async classify(text) {
        const [shares = new Float32Array()] = classifier.predict([text]);
        const all = classifier.labels.map((label, at) => ({ label, share: shares[at] ?? 0 }));
        const inScope = all.filter(({ label }) => label !== outOfScopeLabel).sort((a, b) => b.share - a.share);
        const total = inScope.reduce((sum, { share }) => sum + share, 0) || 1;
        return {
          predictions: inScope.map(({ label, share }) => ({ label, confidence: share / total })),
          outOfScope: 1 - (knowsScope ? total : (inScope[0]?.share ?? 0)),
        };
      },
      dispose: classifier.dispose,
    };
  };
}
