import type { ServedCommunity } from "../../core/ports/bot-context.ts";
import type { Metrics } from "../../core/ports/metrics.ts";
import type { Configuration } from "../../features/configuration/configuration-schema.ts";
import { followModels } from "./follow-models.ts";
import { freeMemory } from "./free-memory.ts";
import {
  type CommunityOptions,
  catchUp,
  type OpenedCommunity,
  openCommunity,
  reopenCommunity,
} from "./open-community.ts";

export interface ServedCommunities {
  /** By id; each is replaced between two questions when another model becomes current. */
  readonly communities: ReadonlyMap<string, ServedCommunity>;
  /** The version that serves each community now, by the community's id. */
  readonly modelVersions: ReadonlyMap<string, string>;
  /** Takes in at once what became current; without this call it happens within seconds. */
  takeInModels(): Promise<void>;
  /** Takes a community's model in again, and with it what people's answers are now. */
  reload(community: string): Promise<void>;
  stop(): void;
}

/** Opens every community and keeps each on its current model. */
export async function serveCommunities(
  options: Omit<CommunityOptions, "community"> & {
    readonly configuration: Configuration;
    readonly metrics: Metrics;
  },
): Promise<ServedCommunities> {
  const { configuration, settings, metrics, log } = options;
  const communities = new Map<string, ServedCommunity>();
  const modelVersions = new Map<string, string>();
  const serve = ({ version, served }: OpenedCommunity): void => {
    const { id } = served.community;
    communities.set(id, served);
    modelVersions.set(id, version);
    metrics.recordModel(id, version);
    log.info({ community: id, model: version }, "model in use");
    freeMemory();
  };
  for (const community of configuration.communities) serve(await openCommunity({ ...options, community }));
  const reload = async (id: string): Promise<void> => {
    const community = configuration.communities.find((known) => known.id === id);
    if (!community) return;
    const opened = await reopenCommunity({ ...options, community });
    serve(opened);
    // What was confirmed while the model was taken in went to the old one only.
    await catchUp({ ...options, community }, opened);
  };
  const followed = await followModels({
    modelsFolder: settings.modelsFolder,
    communities: configuration.communities.map(({ id }) => id),
    log,
    reload,
  });
  return { communities, modelVersions, takeInModels: followed.check, reload, stop: followed.stop };
}
