import { join } from "node:path";
import { UsherError } from "../../core/errors.ts";
import type { ModelAdmin, ModelChange, ModelState } from "../../core/ports/model-admin.ts";
import type { ModelUse, Store } from "../../core/ports/store.ts";
import { type CurrentModel, readCurrent } from "../../learning/model/current-model.ts";
import { loadModel } from "../../learning/model/load-model.ts";
import { listModelFolders } from "../../learning/model/model-folders.ts";
import type { ModelReport } from "../../learning/model/model-report.ts";
import { putInUse } from "../put-in-use.ts";
import { adoptModels } from "./adopt-models.ts";

export interface ModelAdminOptions {
  /** Holds a folder a community. */
  readonly modelsFolder: string;
  readonly store: Store;
  now(): number;
  /** Called when another model is to serve, where this process serves; another process notices by itself. */
  onChange?(community: string): Promise<void>;
}

/** Lists a community's models, by their records or else their files, and changes which one serves. */
export function createModelAdmin({ modelsFolder, store, now, onChange }: ModelAdminOptions): ModelAdmin {
  const list = async (community: string): Promise<readonly ModelState[]> => {
    const folder = join(modelsFolder, community);
    await adoptModels(folder, community, store);
    const stored = new Set(await listModelFolders(folder));
    const current = await readCurrent(folder).catch(() => undefined);
    const use = (version: string) => {
      if (!stored.has(version)) return "deleted";
      return version === current?.version ? "current" : "stored";
    };
    const models = await store.models.findAll(community);
    return models.map(({ version, trainedAt, promotedAt, report }) => {
      const { promotion, examples } = (report ?? {}) as Partial<ModelReport>;
      return {
        version,
        trainedAt,
        ...(promotedAt !== undefined && { promotedAt }),
        use: use(version),
        ...(promotion && { decision: promotion }),
        ...(examples && { examples }),
      };
    });
  };
  const change = async (use: Omit<ModelUse, "from" | "at">): Promise<ModelChange> => {
    const { community, version } = use;
    await loadModel(join(modelsFolder, community, version));
    const changed = await putInUse({ modelsFolder, store }, { ...use, at: now() });
    await onChange?.(community);
    return changed;
  };
  return {
    list,
    promote: async (community, version, actor) => {
      requireStored(await list(community), community, version);
      return change({ community, version, action: "model-promoted", actor });
    },
    rollBack: async (community, actor) => {
      const current = await readCurrent(join(modelsFolder, community)).catch(() => undefined);
      const earlier = findEarlier(await list(community), current);
      if (earlier) return change({ community, version: earlier.version, action: "model-rolled-back", actor });
      throw new UsherError("not-found", `${community} has no earlier model to go back to; usher model list shows all.`);
    },
  };
}

/** Throws `input-invalid`, naming those there are, unless the version's files are there. */
export function requireStored(models: readonly ModelState[], community: string, version: string): void {
  const stored = models.filter(({ use }) => use !== "deleted").map((model) => model.version);
  if (stored.includes(version)) return;
  const known = stored.join(", ") || "none";
  throw new UsherError("input-invalid", `${community} has no model ${version}; there are: ${known}.`);
}

/** The one before, unless that is one that was rolled back from; then the newest that was put into use before the current one. */
function findEarlier(models: readonly ModelState[], current: CurrentModel | undefined): ModelState | undefined {
  const promotedAt = models.find(({ version }) => version === current?.version)?.promotedAt ?? Number.POSITIVE_INFINITY;
  const earlier = models
    .filter((model) => model.use === "stored" && model.promotedAt !== undefined && model.promotedAt < promotedAt)
    .toSorted((a, b) => (b.promotedAt ?? 0) - (a.promotedAt ?? 0));
  return earlier.find(({ version }) => version === current?.previous) ?? earlier[0];
}
