import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { Backend } from "../backend.ts";
import { prepareBackend } from "./prepare-backend.ts";
import { createSequenceClassifier, type SequenceClassifier } from "./sequence-classifier.ts";
import { readSequenceModel, toMismatch } from "./sequence-model-files.ts";
import { createSequenceVocabulary } from "./sequence-vocabulary.ts";
import { restoreModel, type StoredModel } from "./stored-model.ts";

/**
 * The classifier that was saved in a folder, on any backend; it predicts what the saved one did. Throws `model-missing` or
 * `model-mismatch` with the remedy.
 */
export async function loadSequenceClassifier(folder: string, backend: Backend): Promise<SequenceClassifier> {
  prepareBackend(backend);
  const { architecture, labels, vocabulary, stored } = await readSequenceModel(folder);
  const model = await restore(folder, backend, stored);
  if (model.outputShape.at(-1) !== labels.length) {
    model.dispose();
    throw toMismatch(folder, `the model and its metadata do not have the same number of labels`);
  }
  return createSequenceClassifier({
    backend,
    architecture,
    labels,
    vocabulary: createSequenceVocabulary(vocabulary),
    model,
    stored,
  });
}

async function restore(folder: string, backend: Backend, stored: StoredModel): Promise<LayersModel> {
  try {
    return await restoreModel(backend, stored);
  } catch (cause) {
    throw toMismatch(folder, "model.json and weights.bin do not make a model of this version", cause);
  }
}
