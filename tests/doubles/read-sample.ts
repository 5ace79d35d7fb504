import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, openApp } from "../../src/app.ts";
import { readSettings } from "../../src/commands/read-settings.ts";
import type { Community } from "../../src/core/community/community.ts";
import type { Log } from "../../src/core/ports/log.ts";
import { loadConfiguration } from "../../src/features/configuration/load-configuration.ts";

/** Whoever plays a demo is told what happens; only an error comes with its trace, for a first start without a model is none. */
const quiet: Log = {
  debug: () => {},
  info: () => {},
  warn: (_, sentence) => console.error(sentence),
  error: (fields, sentence) => console.error(sentence, fields),
};

/** The sample community served by its own bot: real core, real model, a database that is gone afterwards. */
export interface ServedSample {
  readonly app: App;
  readonly communities: readonly Community[];
  readonly log: Log;
  close(): Promise<void>;
}

/**
 * The sample community as its configuration has it, and a way to serve it as it is on a platform. `program` is the built command
 * line, which trains the model when there is none.
 */
export async function readSample(
  program: string,
): Promise<{ readonly sample: Community; readonly serve: (placed: Community) => Promise<ServedSample> }> {
  const found = readSettings(process.env, process.cwd());
  const configuration = await loadConfiguration(found.configFolder);
  const [sample] = configuration.communities;
  if (!sample) throw new Error("the configuration has no community");
  return {
    sample,
    async serve(placed) {
      const dataFolder = await mkdtemp(join(tmpdir(), "usher-demo-"));
      const communities = [{ ...sample, ...placed }] as typeof configuration.communities;
      const app = await openApp({
        settings: { ...found, dataFolder },
        configuration: { ...configuration, communities },
        program,
        log: quiet,
        metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
        onProgress: (share, step) => console.error(`${Math.round(share * 100)} % ${step}`),
      });
      const close = async () => {
        await app.close();
        await rm(dataFolder, { recursive: true, force: true });
      };
      return { app, communities, log: quiet, close };
    },
  };
}
