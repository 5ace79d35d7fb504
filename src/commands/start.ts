import { randomUUID } from "node:crypto";
import type { Command as Program } from "commander";
import type { Logger } from "pino";
import { type App, openApp } from "../app.ts";
import type { ChatPlatform } from "../core/ports/chat-platform.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { createPrometheusMetrics, type PrometheusMetrics } from "../platforms/web/metrics.ts";
import { createWebPlatform, type WebPlatform, type WebPlatformOptions } from "../platforms/web/platform.ts";
import type { CommandContext } from "./command-context.ts";
import { packageVersion } from "./package-version.ts";
import { checkPort } from "./serving/check-port.ts";
import { checkReadiness } from "./serving/check-readiness.ts";
import { createLog } from "./serving/create-log.ts";
import { openChatPlatforms } from "./serving/open-chat-platforms.ts";
import { openWebhook } from "./serving/open-webhook.ts";
import { readTokens } from "./serving/read-tokens.ts";
import { type RunningJobs, startJobs } from "./serving/start-jobs.ts";
import { showProgress } from "./training/show-progress.ts";

/** `usher start`: serves every configured platform until SIGINT or SIGTERM. */
export function addStartCommand(program: Program, context: CommandContext): void {
  program
    .command("start")
    .description("serve the playground, and Discord and Slack where their tokens are set")
    .action(() => start(context));
}

async function start(context: CommandContext): Promise<void> {
  const { settings, environment, program, remark } = context;
  const isTerminal = process.stderr.isTTY === true;
  const log = createLog(settings.logLevel, isTerminal);
  // A library's forgotten promise must not end the service for everybody.
  process.on("unhandledRejection", (err) => log.error({ err }, "a promise failed and nobody waited for it"));
  const configuration = await loadConfiguration(settings.configFolder);
  const tokens = readTokens(environment);
  await checkPort(settings.port, settings.host);
  const metrics = createPrometheusMetrics();
  const progress = showProgress(isTerminal, remark);
  const onProgress = progress.update;
  const app = await openApp({ settings, configuration, program, log, metrics, onProgress }).finally(progress.end);
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
    remark(`Usher is ready. Open ${web.address()} to ask it something; Ctrl+C stops it.`);
    await untilStopped(lost);
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
