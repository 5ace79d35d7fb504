import { join } from "node:path";
import type { Command as Program } from "commander";
import { UsherError } from "../core/errors.ts";
import type { TrainingOutcome } from "../core/promotion.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { openBackend } from "../learning/backend.ts";
import { openEncoders } from "../learning/encoders/open-encoders.ts";
import { openLock } from "../store/open-lock.ts";
import { openStore } from "../store/open-store.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";
import { seedFaq } from "./seed-faq.ts";
import { showProgress } from "./show-progress.ts";
import { hasNews, type TrainedCommunity, trainCommunity } from "./train-community.ts";
import type { TrainingNews } from "./train-in-child.ts";

/** `usher train`: trains a community's model from its files, its FAQ and its feedback, and puts it to use where it is not worse. */
export function addTrainCommand(program: Program, context: CommandContext): void {
  program
    .command("train")
    .description("train a community's model; it is put to use unless it is worse than the one in use")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .option("--if-new", "only when there is something that the last training did not see")
    .option("--json", "print version, decision and report as JSON")
    .action((options: TrainOptions) => train(context, options));
}

interface TrainOptions {
  readonly community?: string;
  readonly ifNew?: true;
  readonly json?: true;
}

/** How long to wait for another training of the same community, in milliseconds. */
const patience = 60_000;

async function train(context: CommandContext, options: TrainOptions): Promise<void> {
  const { settings, print, remark } = context;
  endWithParent();
  const configuration = await loadConfiguration(settings.configFolder);
  const community = findCommunity(configuration, options.community);
  const unlock = openLock(join(settings.modelsFolder, community.id, ".training.lock"), patience);
  if (!unlock) {
    throw new UsherError(
      "store-failed",
      `${community.id} is being trained by another process; wait until it has ended`,
    );
  }
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
    const training = { community, settings, store, encoders };
    const isWanted = !options.ifNew || (await hasNews(training));
    const backend = isWanted ? await openBackend(settings.backend) : undefined;
    const trained = backend && (await trainCommunity({ ...training, backend, now: Date.now(), onProgress }));
    progress.end();
    tellParent({ kind: "done", ...(trained && { outcome: trained.outcome }) });
    if (options.json) print(JSON.stringify(toJson(trained)));
    else print(trained ? renderOutcome(trained.outcome) : `There is nothing new to learn for ${community.id}.`);
  } finally {
    progress.end();
    await encoders.close();
    await store.close();
    unlock();
  }
}

function toJson(trained: TrainedCommunity | undefined) {
  if (!trained) return { trained: false };
  const { model, outcome } = trained;
  return { trained: true, promoted: outcome.decision.promote, ...outcome, report: model.report };
}

function renderOutcome({ community, version, before, decision, examples }: TrainingOutcome): string {
  const learnt = `It learnt from ${examples.total} examples, ${examples.fromFeedback} of them from feedback.`;
  const fate = decision.promote ? "is in use" : `was refused${before === undefined ? "" : `; ${before} stays in use`}`;
  return `Model ${version} of ${community} ${fate}. ${decision.reason} ${learnt}`;
}

/** There is a parent to tell when the training runs as a child process. */
function tellParent(news: TrainingNews): void {
  if (process.connected) process.send?.(news);
}

/** A training that nobody waits for any more would only keep the next one waiting. */
function endWithParent(): void {
  process.once("disconnect", () => process.exit(1));
  // Listening alone would keep this process from ending while its parent lives.
  process.channel?.unref();
}
