import { join } from "node:path";
import { InvalidArgumentError, type Command as Program } from "commander";
import { UsherError } from "../core/errors.ts";
import { architectures } from "../core/feedback/architecture.ts";
import { loadGlossaryFile } from "../features/configuration/glossary-file.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { openBackend } from "../learning/backend.ts";
import { openEncoders } from "../learning/encoders/open-encoders.ts";
import { type ClassifierParts, crossValidateClassifier, evaluateClassifier } from "../learning/evaluate-classifier.ts";
import { loadCurrentModel } from "../learning/model/current-model.ts";
import { evaluateFaq } from "../learning/search/evaluate-faq.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";
import {
  renderCrossValidation,
  renderEvaluation,
  renderFaqEvaluation,
  renderReport,
} from "./rendering/render-evaluation.ts";
import { showProgress } from "./training/show-progress.ts";

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
    .option("--folds <count>", "instead of --test: measure by cross-validation with so many folds, 2 to 20", toFolds)
    .option("--validation <file>", "labelled texts that choose the out-of-scope threshold")
    .option("--architecture <name>", architectures.join(", "), "pair")
    .option("--faq <file>", 'entries to search: YAML, or {"id", "question", "variants"?, "answer"} a line')
    .option("--questions <file>", 'questions to ask them: {"text", "faqId"} a line, null where no entry fits')
    .option("--json", "print one JSON object")
    .action((options: EvaluateOptions) => evaluate(context, options));
}

interface EvaluateOptions {
  readonly community?: string;
  readonly train?: string;
  readonly test?: string;
  readonly validation?: string;
  readonly folds?: number;
  readonly architecture: string;
  readonly faq?: string;
  readonly questions?: string;
  readonly json?: true;
}

async function evaluate(context: CommandContext, options: EvaluateOptions): Promise<void> {
  const { train, test, faq, questions } = options;
  if (faq !== undefined && questions !== undefined) return evaluateSearch(context, { ...options, faq, questions });
  if (faq !== undefined || questions !== undefined) {
    throw new UsherError("input-invalid", "usher evaluate: --faq and --questions belong together; name both files");
  }
  const hasOther = test !== undefined || options.validation !== undefined;
  if (options.folds !== undefined) {
    if (train === undefined || hasOther) {
      throw new UsherError(
        "input-invalid",
        "usher evaluate: --folds takes --train alone; leave out --test and --validation",
      );
    }
    return evaluateFolds(context, { ...options, train, folds: options.folds });
  }
  if (train !== undefined && test !== undefined) return evaluateFiles(context, { ...options, train, test });
  if (train !== undefined || hasOther) {
    throw new UsherError(
      "input-invalid",
      "usher evaluate: --train goes with --test, which names the texts to measure on, or with --folds",
    );
  }
  return printReport(context, options);
}

/** With a fixed seed the same files give the same figures. */
const seed = 1;

async function evaluateFiles(
  context: CommandContext,
  options: EvaluateOptions & { readonly train: string; readonly test: string },
): Promise<void> {
  const { train, test, validation } = options;
  const evaluation = await measure(context, options, (parts) =>
    evaluateClassifier({ ...parts, train, test, ...(validation === undefined ? {} : { validation }) }),
  );
  say(context, options, evaluation, renderEvaluation);
}

async function evaluateFolds(
  context: CommandContext,
  options: EvaluateOptions & { readonly train: string; readonly folds: number },
): Promise<void> {
  const { train, folds } = options;
  const validation = await measure(context, options, (parts) => crossValidateClassifier({ ...parts, train, folds }));
  say(context, options, validation, renderCrossValidation);
}

/** Opens what a measurement of the classifier takes, shows how far it is, and gives all back. */
async function measure<Figures>(
  { settings, remark }: CommandContext,
  options: EvaluateOptions,
  work: (parts: ClassifierParts) => Promise<Figures>,
): Promise<Figures> {
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
    const backend = await openBackend(settings.backend);
    return await work({ architecture, backend, encoders, seed, onProgress: progress.update });
  } finally {
    progress.end();
    await encoders.close();
  }
}

function say<Figures>(
  { print }: CommandContext,
  { json }: EvaluateOptions,
  figures: Figures,
  render: (figures: Figures) => readonly string[],
): void {
  for (const line of json ? [JSON.stringify(figures)] : render(figures)) print(line);
}

function toFolds(value: string): number {
  const folds = Number(value);
  if (Number.isInteger(folds) && folds >= 2 && folds <= 20) return folds;
  throw new InvalidArgumentError("It must be a whole number from 2 to 20.");
}

async function evaluateSearch(
  { settings, print, remark }: CommandContext,
  options: EvaluateOptions & { readonly faq: string; readonly questions: string },
): Promise<void> {
  const configuration = await loadConfiguration(settings.configFolder);
  const { files, precision } = findCommunity(configuration, options.community);
  const encoders = await openEncoders({ folder: settings.encodersFolder, ...configuration.encoders });
  for (const problem of encoders.problems) remark(problem);
  const glossary = files.glossary && (await loadGlossaryFile(join(settings.configFolder, files.glossary)));
  try {
    const evaluation = await evaluateFaq({
      faqFile: options.faq,
      questionsFile: options.questions,
      encoders,
      ...(glossary ? { glossary } : {}),
      precision,
      seed,
    });
    if (options.json) print(JSON.stringify(evaluation));
    else for (const line of renderFaqEvaluation(evaluation)) print(line);
  } finally {
    await encoders.close();
  }
}

async function printReport({ settings, print }: CommandContext, options: EvaluateOptions): Promise<void> {
  const { id } = findCommunity(await loadConfiguration(settings.configFolder), options.community);
  const { version, report } = await loadCurrentModel(join(settings.modelsFolder, id));
  if (options.json) print(JSON.stringify({ community: id, version, ...report }));
  else for (const line of renderReport(`${id} ${version}`, report)) print(line);
}
