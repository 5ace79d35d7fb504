import { join } from "node:path";
import type { Command as Program } from "commander";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { openBackend } from "../learning/backend.ts";
import { openEncoders } from "../learning/encoders/open-encoders.ts";
import { openStore } from "../store/open-store.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";
import { seedFaq } from "./seed-faq.ts";
import { showProgress } from "./show-progress.ts";
import { trainCommunity } from "./train-community.ts";
import type { TrainingNews } from "./train-in-child.ts";

/** `usher train`: trains a community's model from its files, its FAQ and its feedback, and puts it to use. */
export function addTrainCommand(program: Program, context: CommandContext): void {
  program
    .command("train")
    .description("train a community's model and put it to use")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .option("--json", "print version and report as JSON")
    .action((options: TrainOptions) => train(context, options));
}

interface TrainOptions {
  readonly community?: string;
  readonly json?: true;
}

async function train({ settings, print, remark }: CommandContext, options: TrainOptions): Promise<void> {
  const configuration = await loadConfiguration(settings.configFolder);
  const community = findCommunity(configuration, options.community);
  const store = await openStore({ file: join(settings.dataFolder, "usher.db") });
  const encoders = await openEncoders({
    folder: settings.encodersFolder,
    ...configuration.encoders,
    cache: store.embeddings,
    isBeside: true,
  });
  const progress = showProgress(process.stderr.isTTY === true, remark);
  const onProgress = (share: number, step: string): void => {
    tellParent({ kind: "progress", share, step });
    progress.update(share, step);
  };
  try {
    await seedFaq(community, settings.configFolder, store, Date.now());
    const backend = await openBackend(settings.backend);
    const { version, report } = await trainCommunity({
      community,
      settings,
      store,
      encoders,
      backend,
      now: Date.now(),
      onProgress,
    });
    progress.end();
    tellParent({ kind: "done", version });
    print(
      options.json
        ? JSON.stringify({ version, report })
        : `Model ${version} of ${community.id} is in use (${backend.name}).`,
    );
  } finally {
    progress.end();
    await encoders.close();
    await store.close();
  }
}

/** There is a parent to tell when the training runs as a child process. */
function tellParent(news: TrainingNews): void {
  process.send?.(news);
}
