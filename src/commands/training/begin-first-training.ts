import { join } from "node:path";
import type { Log } from "../../core/ports/log.ts";
import { readCurrent } from "../../learning/model/current-model.ts";
import type { Settings } from "../read-settings.ts";
import { trainInChild } from "./train-in-child.ts";

/** A community's first training, which somebody else will wait for. */
export interface FirstTraining {
  readonly community: string;
  /** Rejects as `trainInChild` does. */
  readonly done: Promise<unknown>;
  /** Ends it where it still runs. */
  cancel(): void;
}

export interface FirstTrainingOptions {
  readonly communities: readonly { readonly id: string }[];
  readonly settings: Settings;
  readonly program: string;
  readonly log: Log;
  readonly onProgress: (share: number, step: string) => void;
}

/**
 * Begins to train the first community that has never had a model, so that it is under way while this process reads the rest of its
 * code; `undefined` where each has one. Further ones are trained in their turn.
 */
export async function beginFirstTraining(options: FirstTrainingOptions): Promise<FirstTraining | undefined> {
  const { communities, settings, program, log, onProgress } = options;
  for (const { id: community } of communities) {
    const isNew = await readCurrent(join(settings.modelsFolder, community)).then(
      (current) => current === undefined,
      () => false,
    );
    if (!isNew) continue;
    log.info({ community }, "no model yet, training the first one");
    const cancelling = new AbortController();
    const { signal } = cancelling;
    const done = trainInChild({
      program,
      settings,
      community,
      signal,
      isAwaited: true,
      onProgress: ({ share, step }) => onProgress(share, step),
    });
    // It is met where the training is waited for.
    done.catch(() => {});
    return { community, done, cancel: () => cancelling.abort() };
  }
  return undefined;
}
