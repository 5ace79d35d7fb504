import { join } from "node:path";
import { findForgotten } from "../../core/feedback/find-forgotten.ts";
import type { Store } from "../../core/ports/store.ts";
import { readCurrent } from "../../learning/model/current-model.ts";
import { loadModel } from "../../learning/model/load-model.ts";
import type { Model } from "../../learning/model/model.ts";

/** The model in use, as the one that a candidate is compared with: it may be missing, broken, or taught by somebody forgotten since. */
export type Rival =
  | { readonly kind: "first"; readonly version?: undefined; readonly trainedAt?: undefined }
  | { readonly kind: "rival-broken"; readonly version?: string; readonly trainedAt?: undefined }
  | {
      readonly kind: "sound" | "rival-tainted";
      readonly version: string;
      readonly trainedAt: number;
      readonly model: Model;
    };

export async function findRival(folder: string, community: string, store: Store): Promise<Rival> {
  const current = await readCurrent(folder).catch(() => "broken" as const);
  if (current === undefined) return { kind: "first" };
  if (current === "broken") return { kind: "rival-broken" };
  const { version } = current;
  const model = await loadModel(join(folder, version)).catch(() => undefined);
  if (!model) return { kind: "rival-broken", version };
  const isTainted = model.trainedAt <= (await findForgotten(store, community)).last;
  return { kind: isTainted ? "rival-tainted" : "sound", version, trainedAt: model.trainedAt, model };
}
