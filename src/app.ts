import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Settings } from "./commands/read-settings.ts";
import { createModelAdmin } from "./commands/serving/create-model-admin.ts";
import { listChatCommands } from "./commands/serving/list-chat-commands.ts";
import { listJobs } from "./commands/serving/list-jobs.ts";
import { serveCommunities } from "./commands/serving/serve-communities.ts";
import type { FirstTraining } from "./commands/training/begin-first-training.ts";
import { type Announcer, createAnnouncer } from "./core/announcement/create-announcer.ts";
import { createEventPublisher, type EventPublisher } from "./core/announcement/create-event-publisher.ts";
import type { Job } from "./core/announcement/job.ts";
import { createBot } from "./core/create-bot.ts";
import type { Bot } from "./core/ports/bot.ts";
import type { BotContext } from "./core/ports/bot-context.ts";
import type { Log } from "./core/ports/log.ts";
import type { Metrics } from "./core/ports/metrics.ts";
import type { ModelAdmin } from "./core/ports/model-admin.ts";
import type { Store } from "./core/ports/store.ts";
import type { TakeForgeEvent } from "./core/review/forge-event.ts";
import type { Configuration } from "./features/configuration/configuration-schema.ts";
import { createForgeEvents } from "./features/reviews/take-forge-event.ts";
import { openEncoders } from "./learning/encoders/open-encoders.ts";
import { createTopicFinder } from "./learning/topics/create-topic-finder.ts";
import { openStore } from "./store/open-store.ts";

export interface AppOptions {
  readonly settings: Settings;
  readonly configuration: Configuration;
  /** The command line's own file, which trains in a child process. */
  readonly program: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Share of the preparation done, 0 to 1; called only when a model must be trained first. */
  readonly onProgress: (share: number, step: string) => void;
  /** One that was begun already. */
  readonly firstTraining?: FirstTraining;
}

/** Usher without its platforms: the bot, and what it stands on. */
export interface App {
  readonly bot: Bot;
  readonly store: Store;
  /** The version that serves each community now, by the community's id. */
  readonly modelVersions: ReadonlyMap<string, string>;
  /** What does not work and what is lost by it, one sentence each; empty when all is well. */
  readonly problems: readonly string[];
  readonly announcer: Announcer;
  readonly eventPublisher: EventPublisher;
  /** What recurs by the clock while it serves. */
  readonly jobs: readonly Job[];
  /** Keeps code reviews current by what a forge tells. */
  readonly takeForgeEvent: TakeForgeEvent;
  close(): Promise<void>;
}

/** Opens store, encoders and every community's model, trained first where there is none, and puts the bot on top. */
export async function openApp(options: AppOptions): Promise<App> {
  const { settings, configuration, log, metrics } = options;
  const store = await openStore({ file: join(settings.dataFolder, "usher.db") });
  const encoders = await openEncoders({
    folder: settings.encodersFolder,
    ...configuration.encoders,
    cache: store.embeddings,
  });
  const closeAll = async (): Promise<void> => {
    await encoders.close();
    await store.close();
  };
  const served = await serveCommunities({ ...options, store, encoders }).catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });
  const { communities, modelVersions } = served;
  const announcer = createAnnouncer({ announcements: store.announcements, log, now: Date.now, newId: randomUUID });
  const { announce } = announcer;
  const eventPublisher = createEventPublisher();
  const context: BotContext = { communities, store, log, metrics, announce, now: Date.now, newId: randomUUID };
  const models = createModelAdmin({
    modelsFolder: settings.modelsFolder,
    store,
    now: Date.now,
    onChange: served.takeInModels,
  });
  return {
    bot: createAppBot(context, models, served.reload),
    announcer,
    eventPublisher,
    takeForgeEvent: createForgeEvents(context),
    jobs: listJobs({
      ...options,
      ...context,
      announcer,
      publishEvent: eventPublisher.publish,
      served,
      findTopics: createTopicFinder(encoders),
    }),
    store,
    modelVersions,
    problems: encoders.problems,
    close: async () => {
      served.stop();
      await closeAll();
    },
  };
}

/** `/ask` goes through the same door as a message, so the bot is among what its commands stand on. */
function createAppBot(context: BotContext, models: ModelAdmin, reload: (community: string) => Promise<void>): Bot {
  const bot: Bot = createBot(
    context,
    listChatCommands({ ...context, models, reload, handleMessage: (message) => bot.handleMessage(message) }),
  );
  return bot;
}
