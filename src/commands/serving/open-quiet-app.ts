import { type App, openApp } from "../../app.ts";
import type { Configuration } from "../../features/configuration/configuration-schema.ts";
import type { CommandContext } from "../command-context.ts";
import { showProgress } from "../training/show-progress.ts";
import { createLog } from "./create-log.ts";

/** Opens Usher for one person in a terminal: only warnings are logged, and nobody counts. */
export async function openQuietApp(context: CommandContext, configuration: Configuration): Promise<App> {
  const { settings, program, remark } = context;
  const isTerminal = process.stderr.isTTY === true;
  const progress = showProgress(isTerminal, remark);
  const level = settings.logLevel === "info" ? "error" : settings.logLevel;
  const log = createLog(level, isTerminal);
  const metrics = { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} };
  const onProgress = progress.update;
  const app = await openApp({ settings, configuration, program, log, metrics, onProgress }).finally(progress.end);
  for (const problem of app.problems) remark(problem);
  return app;
}
