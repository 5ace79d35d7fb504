import { join } from "node:path";
import { setImmediate as pause } from "node:timers/promises";
import { InvalidArgumentError, type Command as Program } from "commander";
import { UsherError } from "../core/errors.ts";
import type { TrainingOutcome } from "../core/feedback/promotion.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { type Backend, openBackend } from "../learning/backend.ts";
import { openEncoders } from "../learning/encoders/open-encoders.ts";
import { openLock } from "../store/open-lock.ts";
import { openStore } from "../store/open-store.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";
import { renderSearches } from "./rendering/render-searches.ts";
import { seedFaq } from "./serving/seed-faq.ts";
import { showProgress } from "./training/show-progress.ts";
import { hasNews, type TrainedCommunity, trainCommunity } from "./training/train-community.ts";
import type { TrainingNews } from "./training/train-in-child.ts";

/** `usher train`: trains a community's model from its files, its FAQ and its feedback, and puts it to use where it is not worse. */
export function addTrainCommand(program: Program, context: CommandContext): void {
  program
    .command("train")
    .description("train a community's model; it is put to use unless it is worse than the one in use")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .option("--if-new", "only when there is something that the last training did not see")
    .option("--tune", "search better penalties, epochs and weights first, by cross-validation on what it learns from")
    .option("--budget <time>", "how long the search may take, like 90s or 5m; 60s unless named", toMilliseconds)
    .option("--json", "print version, decision and report as JSON")
    .action((options: TrainOptions) => train(context, options));
}

interface TrainOptions {
  readonly community?: string;
  readonly ifNew?: true;
  readonly tune?: true;
  /** Milliseconds. */
  readonly budget?: number;
  readonly json?: true;
}

/** How long to wait for another training of the same community, in milliseconds. */
const patience = 60_000;
/** How long a search of tunings may take unless named, in milliseconds. */
const defaultBudget = 60_000;

async function train(context: CommandContext, options: TrainOptions): Promise<void> {
  const { settings, print, remark } = context;
  endWithParent();
  if (options.budget !== undefined && !options.tune) {
    throw new UsherError("input-invalid", "usher train: --budget is the time of a search; name --tune too");
  }
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
  const { budget = defaultBudget } = options;
  const search = options.tune ? { search: { budget, signal: createCancellation(community.id) } } : {};
  try {
    const training = { community, settings, store, encoders };
    await seedFaq(community, settings.configFolder, store, Date.now());
    const isWanted = !options.ifNew || (await hasNews(training));
    // They load in threads of their own while the texts are collected.
    const loading = isWanted ? encoders.load() : undefined;
    const openTensorFlow = async (): Promise<Backend> => {
      // Its loading holds up this thread, which has to hand the encoders their texts before.
      await loading;
      await pause();
      return openBackend(settings.backend);
    };
    const work = { ...training, ...search, openBackend: openTensorFlow, onProgress };
    const trained = isWanted ? await trainCommunity({ ...work, now: Date.now() }) : undefined;
    progress.end();
    tellParent({ kind: "done", ...(trained && { outcome: trained.outcome }) });
    if (options.json) print(JSON.stringify(toJson(trained)));
    else if (!trained) print(`There is nothing new to learn for ${community.id}.`);
    else for (const line of [...renderSearches(trained.searches), renderOutcome(trained.outcome)]) print(line);
  } finally {
    progress.end();
    await encoders.close();
    await store.close();
    unlock();
  }
}

function toJson(trained: TrainedCommunity | undefined) {
  if (!trained) return { trained: false };
  const { model, outcome, searches } = trained;
  const tuning = searches.length > 0 ? { tuning: searches } : {};
  return { trained: true, promoted: outcome.decision.promote, ...outcome, ...tuning, report: model.report };
}

function renderOutcome({ community, version, before, decision, examples }: TrainingOutcome): string {
  const learnt = `It learnt from ${examples.total} examples, ${examples.fromFeedback} of them from feedback.`;
  const fate = decision.promote ? "is in use" : `was refused${before === undefined ? "" : `; ${before} stays in use`}`;
  return `Model ${version} of ${community} ${fate}. ${decision.reason} ${learnt}`;
}

/** A search is ended by Ctrl-C between two of its trainings, and nothing has changed; what comes after it is quick. */
function createCancellation(community: string): AbortSignal {
  const controller = new AbortController();
  const why = `the search was cancelled; the model of ${community} stays as it is`;
  process.once("SIGINT", () => controller.abort(new UsherError("model-missing", why)));
  return controller.signal;
}

function toMilliseconds(value: string): number {
  const [, count, unit] = /^(\d{1,5})(s|m|h)?$/.exec(value) ?? [];
  const seconds = Number(count) * (unit === "h" ? 3600 : unit === "m" ? 60 : 1);
  if (seconds > 0) return seconds * 1000;
  throw new InvalidArgumentError("It must be a time like 90s, 5m or 1h.");
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
