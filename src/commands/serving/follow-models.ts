import { join } from "node:path";
import type { Log } from "../../core/ports/log.ts";
import { readCurrent } from "../../learning/model/current-model.ts";

export interface FollowedModels {
  /** Takes in what has changed until now. */
  check(): Promise<void>;
  stop(): void;
}

/** How often to look, in milliseconds: a rollback from the command line is felt at once. */
const interval = 1000;

/**
 * Keeps an eye on every community's `current.json`: when it names another model, by whoever's hand, `reload` is called. Where that
 * fails the model in use serves on, and the fault is logged once.
 */
export async function followModels(options: {
  readonly modelsFolder: string;
  readonly communities: readonly string[];
  readonly log: Log;
  reload(community: string): Promise<void>;
}): Promise<FollowedModels> {
  const { modelsFolder, communities, log, reload } = options;
  const look = async (community: string): Promise<string> =>
    JSON.stringify((await readCurrent(join(modelsFolder, community)).catch(() => undefined)) ?? "none");
  const seen = new Map<string, string>();
  for (const community of communities) seen.set(community, await look(community));
  const checkAll = async (): Promise<void> => {
    for (const community of communities) {
      const now = await look(community);
      if (now === seen.get(community)) continue;
      seen.set(community, now);
      await reload(community).catch((err: unknown) =>
        log.error({ community, err }, "model cannot be taken in, the one in use serves on"),
      );
    }
  };
  let checking: Promise<void> = Promise.resolve();
  const check = (): Promise<void> => {
    checking = checking.then(checkAll);
    return checking;
  };
  const timer = setInterval(() => void check(), interval);
  timer.unref();
  return { check, stop: () => clearInterval(timer) };
}
