import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { Backend } from "../backend.ts";
import type { ArchitectureName } from "./architecture.ts";
import { type SequenceModelFiles, saveSequenceModel } from "./sequence-model-files.ts";
import type { SequenceVocabulary, TokenRows } from "./sequence-vocabulary.ts";
import type { StoredModel } from "./stored-model.ts";
import { toBatch } from "./to-batches.ts";

/** A neural classifier of texts. It holds tensors until it is disposed. */
export interface SequenceClassifier {
  readonly architecture: ArchitectureName;
  readonly labels: readonly string[];
  /** What is written when it is saved. */
  readonly files: SequenceModelFiles;
  /** One distribution a text, in the order of `labels`; a text's does not depend on its neighbours. */
  predict(texts: readonly string[]): Float32Array[];
  /** Writes model.json, weights.bin, vocabulary.json and, last, metadata.json into the folder, each file atomically. */
  save(folder: string): Promise<void>;
  dispose(): void;
}

/** The parts that make a classifier. */
export interface SequenceClassifierParts {
  readonly backend: Backend;
  readonly architecture: ArchitectureName;
  readonly labels: readonly string[];
  readonly vocabulary: SequenceVocabulary;
  readonly model: LayersModel;
  readonly stored: StoredModel;
}

/** Joins a model with its vocabulary and labels; the model belongs to the classifier from then on. */
export function createSequenceClassifier(parts: SequenceClassifierParts): SequenceClassifier {
  const { backend, architecture, labels, vocabulary, model, stored } = parts;
  const files: SequenceModelFiles = { architecture, labels, vocabulary: vocabulary.data, stored };
  return {
    architecture,
    labels,
    files,
    predict(texts) {
      const encoded = texts.map((text) => vocabulary.encode(text));
      const predictions = new Array<Float32Array>(texts.length);
      const byLength = [...encoded.keys()].sort((a, b) => (encoded[a]?.length ?? 0) - (encoded[b]?.length ?? 0));
      for (let start = 0; start < byLength.length; start += batchSize) {
        const members = byLength.slice(start, start + batchSize);
        const rows = predictBatch(
          backend,
          model,
          members.map((member) => encoded[member] ?? []),
        );
        for (const [at, member] of members.entries()) {
          predictions[member] = rows.slice(at * labels.length, (at + 1) * labels.length);
        }
      }
      return predictions;
    },
    save: (folder) => saveSequenceModel(folder, files),
    dispose: () => {
      model.dispose();
    },
  };
}

const batchSize = 128;

function predictBatch({ tf }: Backend, model: LayersModel, texts: readonly (readonly TokenRows[])[]): Float32Array {
  return tf.tidy(() => {
    const { rows, shape } = toBatch(texts);
    const output = model.apply(tf.tensor3d(rows, [...shape], "int32"), { training: false }) as Tensor2D;
    return output.dataSync() as Float32Array;
  });
}
