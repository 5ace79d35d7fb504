import { findForgotten } from "../../core/feedback/find-forgotten.ts";
import type { Store } from "../../core/ports/store.ts";
import { readCurrent } from "../../learning/model/current-model.ts";
import { listModelFolders, pruneModelFolders } from "../../learning/model/model-folders.ts";

/** As many as one may want to go back to or look into. */
const kept = 8;

/**
 * Deletes the files of old models: the one in use, the one before it and the newest others stay. Once a model serves that was trained
 * after a person was forgotten, all older ones go, since they still have that person's influence.
 */
export async function pruneModels(folder: string, community: string, store: Store): Promise<void> {
  const current = await readCurrent(folder).catch(() => undefined);
  if (!current) return;
  const trainedAt = new Map((await store.models.findAll(community)).map((model) => [model.version, model.trainedAt]));
  const { last } = await findForgotten(store, community);
  const isClean = (version: string) => (trainedAt.get(version) ?? 0) > last;
  const versions = await listModelFolders(folder);
  const others = versions.filter((version) => version !== current.version && version !== current.previous);
  const previous = current.previous === undefined ? [] : [current.previous];
  const wanted = [...previous, ...others.slice(0, kept - 1 - previous.length)];
  const keep = isClean(current.version) && last > 0 ? wanted.filter(isClean) : wanted;
  await pruneModelFolders(folder, new Set([current.version, ...keep]));
}
