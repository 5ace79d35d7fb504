import { join } from "node:path";
import type { Encoder } from "../core/ports/encoder.ts";
import type { Store } from "../core/ports/store.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";
import type { Backend } from "../learning/backend.ts";
import { createJudge } from "../learning/create-judge.ts";
import { createSearchTraining } from "../learning/create-search-training.ts";
import type { Dataset } from "../learning/dataset/dataset.ts";
import type { Encoders } from "../learning/encoders/open-encoders.ts";
import { evaluateJudge } from "../learning/evaluate-judge.ts";
import { setCurrent } from "../learning/model/current-model.ts";
import type { Model } from "../learning/model/model.ts";
import { saveModel } from "../learning/model/save-model.ts";
import { type TrainingEncoders, trainModel } from "../learning/model/train-model.ts";
import { rememberTexts } from "../learning/search/remember-texts.ts";
import { collectDataset } from "./collect-dataset.ts";
import type { Settings } from "./read-settings.ts";

export interface CommunityTraining {
  readonly community: Configuration["communities"][number];
  readonly settings: Settings;
  readonly store: Store;
  readonly encoders: Encoders;
  readonly backend: Backend;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly onProgress: (share: number, step: string) => void;
}

/** The same data give the same model. */
const seed = 1;

/** Trains, saves and records a community's model and makes it the current one. */
export async function trainCommunity(training: CommunityTraining): Promise<Model> {
  const { community, settings, store, backend, now, onProgress } = training;
  const dataset = await collectDataset(community, settings.configFolder, store);
  const encoders = rememberAll(training.encoders);
  const version = toVersion(now);
  const trained = await trainModel({
    community: community.id,
    version,
    trainedAt: now,
    dataset,
    encoders,
    backend,
    seed,
    precision: community.precision,
    search: createSearchTraining(encoders, seed),
    onProgress,
  });
  const model = await withVerdicts(trained, dataset, encoders);
  const folder = join(settings.modelsFolder, community.id);
  await saveModel(folder, model);
  await store.models.record({ community: community.id, version, trainedAt: now, report: model.report });
  await setCurrent(folder, version);
  await store.models.markPromoted(community.id, version, now);
  return model;
}

/** The model with what came of the held-out texts when it judged them as messages. */
async function withVerdicts(model: Model, dataset: Dataset, encoders: TrainingEncoders): Promise<Model> {
  const { heldOut, faq } = dataset;
  if (heldOut.length === 0) return model;
  const judge = await createJudge({ model, encoders, dataset });
  return { ...model, report: { ...model.report, verdicts: await evaluateJudge(judge, heldOut, faq) } };
}

/** Held-out texts are met twice, and most texts of the FAQ in more than one role. */
function rememberAll(encoders: Encoders): TrainingEncoders {
  const known = new Map<Encoder, Encoder>();
  const remember = (encoder: Encoder | undefined): Encoder | undefined => {
    if (encoder && !known.has(encoder)) known.set(encoder, rememberTexts(encoder));
    return encoder && known.get(encoder);
  };
  return {
    get english() {
      return remember(encoders.english);
    },
    get multilingual() {
      return remember(encoders.multilingual);
    },
    forLanguage: (language) => remember(encoders.forLanguage(language)),
  };
}

/** `20261123-184626`: sorts by time and reads as one. */
function toVersion(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}
