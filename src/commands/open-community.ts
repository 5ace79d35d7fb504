import { join } from "node:path";
import { groupBy } from "../core/group-by.ts";
import type { ServedCommunity } from "../core/ports/bot-context.ts";
import type { Judge } from "../core/ports/judge.ts";
import type { Log } from "../core/ports/log.ts";
import type { Store } from "../core/ports/store.ts";
import { toMemory } from "../core/to-memory.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";
import { createJudge } from "../learning/create-judge.ts";
import type { Encoders } from "../learning/encoders/open-encoders.ts";
import { loadCurrentModel } from "../learning/model/current-model.ts";
import { collectDataset } from "./collect-dataset.ts";
import type { Settings } from "./read-settings.ts";
import { seedFaq } from "./seed-faq.ts";
import { trainInChild } from "./train-in-child.ts";

export interface CommunityOptions {
  readonly settings: Settings;
  readonly community: Configuration["communities"][number];
  readonly program: string;
  readonly store: Store;
  readonly encoders: Encoders;
  readonly log: Log;
  readonly onProgress: (share: number, step: string) => void;
}

/** A community ready to be served: its FAQ seeded, its model loaded, or trained where there is none that works. */
export async function openCommunity(
  options: CommunityOptions,
): Promise<ServedCommunity & { readonly version: string }> {
  const { community, settings, store, encoders } = options;
  await seedFaq(community, settings.configFolder, store, Date.now());
  const model = await loadOrTrain(options);
  const dataset = await collectDataset(community, settings.configFolder, store);
  const judge = await createJudge({ model, encoders, dataset });
  await rememberVerified(store, community.id, judge);
  return { community, judge, version: model.version };
}

/** A model that is missing or broken is trained anew, once; a second failure is the operator's to know. */
async function loadOrTrain({ community, settings, program, log, onProgress }: CommunityOptions) {
  const folder = join(settings.modelsFolder, community.id);
  try {
    return await loadCurrentModel(folder);
  } catch (err) {
    log.warn({ community: community.id, err }, "no model to serve, training one");
    await trainInChild({
      program,
      settings,
      community: community.id,
      onProgress: ({ share, step }) => onProgress(share, step),
    });
    return loadCurrentModel(folder);
  }
}

/** What people confirmed before this start. */
async function rememberVerified(store: Store, community: string, judge: Judge): Promise<void> {
  const [feedback, accepted] = await Promise.all([
    store.feedback.findAll(community),
    store.solutions.findAccepted(community),
  ]);
  const judged = [...feedback, ...accepted].map((entry) => entry.judged);
  const solutions = new Map(accepted.map(({ solution }) => [solution.questionId, solution]));
  const said = groupBy(
    feedback.map((entry) => entry.feedback),
    ({ questionId }) => questionId,
  );
  for (const [id, one] of new Map(judged.map((each) => [each.question.id, each]))) {
    const memory = toMemory(one, said.get(id) ?? [], solutions.get(id));
    if (memory) await judge.remember(memory);
  }
}
