import { join } from "node:path";
import type { ModelChange } from "../core/ports/model-admin.ts";
import type { ModelUse, Store } from "../core/ports/store.ts";
import { readCurrent, setCurrent } from "../learning/model/current-model.ts";
import { listModelFolders } from "../learning/model/model-folders.ts";

export interface UsePorts {
  /** Holds a folder a community. */
  readonly modelsFolder: string;
  readonly store: Pick<Store, "models" | "audit">;
}

/** The audit's word for a model that was to serve and could not be made to. */
const failed = "model-not-used";
const changes: readonly string[] = ["model-promoted", "model-rolled-back", failed] satisfies (
  | ModelUse["action"]
  | typeof failed
)[];

/**
 * Puts a saved model into use. Who wants it so is kept first, and the file follows: what a crash leaves undone in between,
 * `finishChange` does at the next start.
 */
export async function putInUse(
  { modelsFolder, store }: UsePorts,
  { community, version, actor, action, at: now }: Omit<ModelUse, "from">,
): Promise<ModelChange> {
  const folder = join(modelsFolder, community);
  const current = await readCurrent(folder).catch(() => undefined);
  const change = { ...(current && { from: current.version }), to: version };
  // Later than what is in use, even where a clock was set back or a training began before that.
  const at = Math.max(now, (current?.at ?? 0) + 1);
  await store.models.recordUse({ community, version, actor, action, ...(current && { from: current.version }), at });
  try {
    await setCurrent(folder, version, at);
  } catch (error) {
    await store.audit.record({ community, actor: "system", action: failed, subject: version, details: {}, at });
    throw error;
  }
  return change;
}

/** Puts into use what was to be when a crash came in between; gives its version, `undefined` when nothing was left undone. */
export async function finishChange({ modelsFolder, store }: UsePorts, community: string): Promise<string | undefined> {
  const folder = join(modelsFolder, community);
  const current = await readCurrent(folder).catch(() => undefined);
  const [last] = await store.audit.findLatest(community, 1, { actions: changes });
  if (current?.at === undefined || !last || last.action === failed || last.at <= current.at) return undefined;
  const { subject: version, at } = last;
  if (!(await listModelFolders(folder)).includes(version)) return undefined;
  await setCurrent(folder, version, at);
  return version;
}
