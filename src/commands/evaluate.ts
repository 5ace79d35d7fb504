import { join } from "node:path";
import type { Command as Program } from "commander";
import { UsherError } from "../core/errors.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { openBackend } from "../learning/backend.ts";
import { architectures } from "../learning/classifier/train-voices.ts";
import { openEncoders } from "../learning/encoders/open-encoders.ts";
import { evaluateClassifier } from "../learning/evaluate-classifier.ts";
import { loadCurrentModel } from "../learning/model/current-model.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";
import { renderEvaluation, renderReport } from "./render-evaluation.ts";
import { showProgress } from "./show-progress.ts";

/** `usher evaluate`: the serving model's report, or the method itself measured on labelled files. */
export function addEvaluateCommand(program: Program, context: CommandContext): void {
  program
    .command("evaluate")
    .description("print the serving model's report, or measure classifier or FAQ search on labelled files")
    .option("--community <id>", "whose model; the first community of the configuration unless named")
    .option(
      "--train <file>",
      'labelled texts to learn from: {"text", "label"} a line, or CSV with that header; oos = out of scope',
    )
    .option("--test <file>", "labelled texts to measure on")
    .option("--validation <file>", "labelled texts that choose the out-of-scope threshold")
    .option("--architecture <name>", `${architectures.join(", ")}`, "pair")
    .option("--json", "print one JSON object")
    .action((options: EvaluateOptions) => evaluate(context, options));
}

interface EvaluateOptions {
  readonly community?: string;
  readonly train?: string;
  readonly test?: string;
  readonly validation?: string;
  readonly architecture: string;
  readonly json?: true;
}

async function evaluate(context: CommandContext, options: EvaluateOptions): Promise<void> {
  const { train, test } = options;
  if (train !== undefined && test !== undefined) return evaluateFiles(context, { ...options, train, test });
  if (train !== undefined || test !== undefined || options.validation !== undefined) {
    throw new UsherError("input-invalid", "usher evaluate: --train and --test belong together; name both files");
  }
  return printReport(context, options);
}

/** With a fixed seed the same files give the same figures. */
const seed = 1;

async function evaluateFiles(
  { settings, print, remark }: CommandContext,
  options: EvaluateOptions & { readonly train: string; readonly test: string },
): Promise<void> {
  const architecture = architectures.find((name) => name === options.architecture);
  if (!architecture) {
    throw new UsherError(
      "input-invalid",
      `--architecture: ${options.architecture} is unknown; use ${architectures.join(", ")}`,
    );
  }
  const configuration = await loadConfiguration(settings.configFolder);
  const encoders = await openEncoders({ folder: settings.encodersFolder, ...configuration.encoders });
  for (const problem of encoders.problems) remark(problem);
  const progress = showProgress(process.stderr.isTTY === true, remark);
  try {
    const evaluation = await evaluateClassifier({
      train: options.train,
      test: options.test,
      ...(options.validation === undefined ? {} : { validation: options.validation }),
      architecture,
      backend: await openBackend(settings.backend),
      encoders,
      seed,
      onProgress: progress.update,
    });
    progress.end();
    if (options.json) print(JSON.stringify(evaluation));
    else for (const line of renderEvaluation(evaluation)) print(line);
  } finally {
    progress.end();
    await encoders.close();
  }
}

async function printReport({ settings, print }: CommandContext, options: EvaluateOptions): Promise<void> {
  const { id } = findCommunity(await loadConfiguration(settings.configFolder), options.community);
  const { version, report } = await loadCurrentModel(join(settings.modelsFolder, id));
  if (options.json) print(JSON.stringify({ community: id, version, ...report }));
  else for (const line of renderReport(`${id} ${version}`, report)) print(line);
}
