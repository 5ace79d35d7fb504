import { join } from "node:path";
import type { ServedCommunity } from "../../core/ports/bot-context.ts";
import type { RememberedQuestion } from "../../core/ports/judge.ts";
import type { Log } from "../../core/ports/log.ts";
import type { Store } from "../../core/ports/store.ts";
import type { Configuration } from "../../features/configuration/configuration-schema.ts";
import { createJudge } from "../../learning/create-judge.ts";
import type { BuiltDataset } from "../../learning/dataset/build-dataset.ts";
import type { Encoders } from "../../learning/encoders/open-encoders.ts";
import { loadCurrentModel, readCurrent } from "../../learning/model/current-model.ts";
import { loadModel } from "../../learning/model/load-model.ts";
import type { Model } from "../../learning/model/model.ts";
import { finishChange, putInUse } from "../put-in-use.ts";
import type { Settings } from "../read-settings.ts";
import type { FirstTraining } from "../training/begin-first-training.ts";
import { collectDataset } from "../training/collect-dataset.ts";
import { trainInChild } from "../training/train-in-child.ts";
import { findRemembered } from "./find-remembered.ts";
import { seedFaq } from "./seed-faq.ts";

export interface CommunityOptions {
  readonly settings: Settings;
  readonly community: Configuration["communities"][number];
  readonly program: string;
  readonly store: Store;
  readonly encoders: Encoders;
  readonly log: Log;
  readonly onProgress: (share: number, step: string) => void;
  /** One that was begun already, of this community or of another. */
  readonly firstTraining?: FirstTraining;
}

/** A community with the model that serves it, and what it was told when it was opened. */
export interface OpenedCommunity {
  readonly served: ServedCommunity;
  readonly version: string;
  readonly remembered: readonly RememberedQuestion[];
}

/** A community ready to be served: its FAQ seeded, its model loaded, or trained where there is none that works. */
export async function openCommunity(options: CommunityOptions): Promise<OpenedCommunity> {
  await seedFaq(options.community, options.settings.configFolder, options.store, Date.now());
  // Before a training is waited for: afterwards everybody waits.
  const dataset = await collect(options);
  return serveModel(options, await loadOrTrain(options), dataset);
}

/** The community with the model that is current now; throws, and changes nothing, where that cannot be loaded. */
export async function reopenCommunity(options: CommunityOptions): Promise<OpenedCommunity> {
  const model = await loadCurrentModel(join(options.settings.modelsFolder, options.community.id));
  return serveModel(options, model, await collect(options));
}

/** Tells a community's judge what was confirmed, refused, changed or taken back since it was opened. */
export async function catchUp({ store }: CommunityOptions, { served, remembered }: OpenedCommunity): Promise<void> {
  const { judge, community } = served;
  const now = await findRemembered(store, community.id);
  const known = new Set(remembered.map((one) => JSON.stringify(one)));
  const left = new Set(now.map(({ questionId }) => questionId));
  for (const { questionId } of remembered) if (!left.has(questionId)) judge.forget(questionId);
  for (const one of now) if (!known.has(JSON.stringify(one))) await judge.remember(one);
}

function collect({ community, settings, store }: CommunityOptions): Promise<BuiltDataset> {
  return collectDataset(community, settings.configFolder, store);
}

async function serveModel(
  { community, store, encoders }: CommunityOptions,
  model: Model,
  dataset: BuiltDataset,
): Promise<OpenedCommunity> {
  const remembered = await findRemembered(store, community.id);
  const judge = await createJudge({ model, encoders, dataset, remembered });
  return { served: { community, judge }, version: model.version, remembered };
}

/** Where the model in use is broken the one before serves; a community without any is trained, once. */
async function loadOrTrain(options: CommunityOptions): Promise<Model> {
  const { community, settings, program, store, log, onProgress, firstTraining } = options;
  const folder = join(settings.modelsFolder, community.id);
  const finished = await finishChange({ ...settings, store }, community.id);
  if (finished !== undefined)
    log.info({ community: community.id, model: finished }, "model put into use, as was wanted before the last end");
  try {
    return await loadCurrentModel(folder);
  } catch (err) {
    const earlier = await loadPrevious(folder);
    if (earlier) {
      log.error({ community: community.id, model: earlier.version, err }, "model in use is broken, going back");
      const use = { actor: "system", action: "model-rolled-back", at: Date.now() } as const;
      await putInUse({ ...settings, store }, { community: community.id, version: earlier.version, ...use });
      return earlier;
    }
    if (firstTraining?.community === community.id) {
      await firstTraining.done;
      return loadCurrentModel(folder);
    }
    const isFirst = (await readCurrent(folder).catch(() => ({}))) === undefined;
    if (isFirst) log.info({ community: community.id }, "no model yet, training the first one");
    else log.warn({ community: community.id, err }, "no model to serve, training one");
    await trainInChild({
      program,
      settings,
      community: community.id,
      isAwaited: true,
      onProgress: ({ share, step }) => onProgress(share, step),
    });
    return loadCurrentModel(folder);
  }
}

async function loadPrevious(folder: string): Promise<Model | undefined> {
  const current = await readCurrent(folder).catch(() => undefined);
  if (current?.previous === undefined) return undefined;
  return loadModel(join(folder, current.previous)).catch(() => undefined);
}
