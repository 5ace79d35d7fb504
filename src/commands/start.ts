import type { Command as Program } from "commander";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import type { CommandContext } from "./command-context.ts";
import { checkPort } from "./serving/check-port.ts";
import { createLog } from "./serving/create-log.ts";
import { readTokens } from "./serving/read-tokens.ts";
import { beginFirstTraining } from "./training/begin-first-training.ts";
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
  const progress = showProgress(isTerminal, remark);
  const { communities } = configuration;
  const onProgress = progress.update;
  const firstTraining = await beginFirstTraining({ communities, settings, program, log, onProgress });
  try {
    // Most of the code is read here, beside a training that is under way.
    const { serveUntilStopped } = await import("./serving/serve-until-stopped.ts");
    await serveUntilStopped({ context, configuration, tokens, log, progress, firstTraining });
  } finally {
    firstTraining?.cancel();
  }
}
