import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { type App, openApp } from "../../app.ts";
import type { ChatPlatform } from "../../core/ports/chat-platform.ts";
import type { Configuration } from "../../features/configuration/configuration-schema.ts";
import { createPrometheusMetrics, type PrometheusMetrics } from "../../platforms/web/metrics.ts";
import { createWebPlatform, type WebPlatform, type WebPlatformOptions } from "../../platforms/web/platform.ts";
import type { CommandContext } from "../command-context.ts";
import { packageVersion } from "../package-version.ts";
import type { FirstTraining } from "../training/begin-first-training.ts";
import type { Progress } from "../training/show-progress.ts";
import { checkReadiness } from "./check-readiness.ts";
import { openChatPlatforms } from "./open-chat-platforms.ts";
import { openWebhook } from "./open-webhook.ts";
import type { Tokens } from "./read-tokens.ts";
import { type RunningJobs, startJobs } from "./start-jobs.ts";

export interface ServingOptions {
  readonly context: CommandContext;
  readonly configuration: Configuration;
  readonly tokens: Tokens;
  readonly log: Logger;
  readonly progress: Progress;
  readonly firstTraining: FirstTraining | undefined;
}

/** Serves every configured platform until SIGINT or SIGTERM. */
export async function serveUntilStopped(options: ServingOptions): Promise<void> {
  const { context, configuration, tokens, log, progress, firstTraining } = options;
  const { settings, program, remark } = context;
  const metrics = createPrometheusMetrics();
  const onProgress = progress.update;
  const training = firstTraining && { firstTraining };
  const parts = { settings, configuration, program, log, metrics, onProgress, ...training };
  const app = await openApp(parts).finally(progress.end);
  for (const problem of app.problems) remark(problem);
  const lost = new AbortController();
  const fail = (error: Error) => lost.abort(error);
  const { communities, discord } = configuration;
  const chat = await openChatPlatforms({ tokens, communities, discord, store: app.store, log, metrics, fail });
  const webhook = await openWebhook(tokens, communities, app.takeForgeEvent, log);
  const web = createWeb({ context, configuration, app, chat, metrics, log, webhook });
  await serve({ app, web, chat, log, lost: lost.signal, remark }).finally(app.close);
}

interface WebParts {
  readonly context: CommandContext;
  readonly configuration: Configuration;
  readonly app: App;
  readonly chat: readonly ChatPlatform[];
  readonly metrics: PrometheusMetrics;
  readonly log: Logger;
  readonly webhook: WebPlatformOptions["webhook"];
}

function createWeb({ context, configuration, app, chat, metrics, log, webhook }: WebParts): WebPlatform {
  const { settings } = context;
  return createWebPlatform({
    communities: configuration.communities,
    ...(webhook && { webhook }),
    port: settings.port,
    host: settings.host,
    metrics,
    version: packageVersion,
    log: log.child({ platform: "web" }),
    checkReadiness: () => checkReadiness(app, chat),
    newId: randomUUID,
    now: Date.now,
  });
}

interface Serving {
  readonly app: App;
  readonly web: WebPlatform;
  readonly chat: readonly ChatPlatform[];
  readonly log: Logger;
  readonly lost: AbortSignal;
  readonly remark: (line: string) => void;
}

async function serve({ app, web, chat, log, lost, remark }: Serving): Promise<void> {
  const platforms: readonly ChatPlatform[] = [web, ...chat];
  let jobs: RunningJobs | undefined;
  try {
    for (const platform of platforms) await platform.start(app.bot);
    app.eventPublisher.connect(platforms);
    await app.announcer.connect(platforms);
    jobs = startJobs({ jobs: app.jobs, log, now: Date.now });
    // Heard from before anybody is told that they may stop it.
    const stopped = untilStopped(lost);
    remark(`Usher is ready. Open ${web.address()} to ask it something; Ctrl+C stops it.`);
    await stopped;
  } finally {
    await jobs?.stop();
    await Promise.all(platforms.map((platform) => platform.stop()));
  }
  lost.throwIfAborted();
}

/** Resolves on SIGINT, SIGTERM, or when a platform is lost for good, be it already. */
function untilStopped(lost: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (lost.aborted) return resolve();
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
    lost.addEventListener("abort", () => resolve(), { once: true });
  });
}
