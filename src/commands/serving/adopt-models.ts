import { join } from "node:path";
import type { Store } from "../../core/ports/store.ts";
import { readCurrent } from "../../learning/model/current-model.ts";
import { loadModel } from "../../learning/model/load-model.ts";
import { listModelFolders } from "../../learning/model/model-folders.ts";

/**
 * Records models whose files are there and whose records are not, as beside a database that is new or was restored from before them.
 * The one in use and the one before it were in use since they were trained, as far as anybody knows. Damaged ones are left alone.
 */
export async function adoptModels(folder: string, community: string, store: Pick<Store, "models">): Promise<void> {
  const known = new Set((await store.models.findAll(community)).map(({ version }) => version));
  const unknown = (await listModelFolders(folder)).filter((version) => !known.has(version));
  if (unknown.length === 0) return;
  const current = await readCurrent(folder).catch(() => undefined);
  for (const version of unknown) {
    const model = await loadModel(join(folder, version)).catch(() => undefined);
    if (model?.version !== version || model.community !== community) continue;
    const { trainedAt, report } = model;
    const wasUsed = version === current?.version || version === current?.previous;
    await store.models.record({ community, version, trainedAt, report, ...(wasUsed && { promotedAt: trainedAt }) });
  }
}
