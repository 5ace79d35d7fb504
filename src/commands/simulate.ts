import { access, constants, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { InvalidArgumentError, type Command as Program } from "commander";
import { UsherError } from "../core/errors.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { openBackend } from "../learning/backend.ts";
import { readLabelledFile } from "../learning/dataset/labelled-file.ts";
import { openEncoders } from "../learning/encoders/open-encoders.ts";
import { drawSimulation } from "../learning/simulation/draw-simulation.ts";
import { runSimulation } from "../learning/simulation/run-simulation.ts";
import type { CommandContext } from "./command-context.ts";
import { peopleModel, renderEnd, renderNight, renderStart } from "./rendering/render-simulation.ts";

/** `usher simulate`: shows on labelled files how a community's model grows from its people's feedback, and survives hostile ones. */
export function addSimulateCommand(program: Program, context: CommandContext): void {
  program
    .command("simulate")
    .description("play a community's first nights on labelled files: questions, feedback, training, the gate")
    .requiredOption(
      "--train <file>",
      'texts to start with and to ask: {"text", "label"} a line, or CSV with that header',
    )
    .requiredOption("--test <file>", "texts to measure on; neither training nor gate sees them")
    .option("--nights <count>", "nights of training, 1 to 365", toWhole(1, 365), 30)
    .option("--initial <count>", "examples a label to start with, 1 to 1000", toWhole(1, 1000), 5)
    .option("--hostile <share>", "share of the people who vote wrongly on purpose, 0 to 0.9", toShare, 0)
    .option("--seed <number>", "another number, another course of chance", toWhole(0, 2 ** 32 - 1), 1)
    .option("--svg <file>", "where the chart is drawn", "usher-simulation.svg")
    .option("--json", "print one JSON object at the end instead of a line a night")
    .addHelpText("after", `\n${peopleModel}`)
    .action((options: SimulateOptions) => simulate(context, options));
}

interface SimulateOptions {
  readonly train: string;
  readonly test: string;
  readonly nights: number;
  readonly initial: number;
  readonly hostile: number;
  readonly seed: number;
  readonly svg: string;
  readonly json?: true;
}

async function simulate({ settings, print, remark }: CommandContext, options: SimulateOptions): Promise<void> {
  const { train, test, svg, json, ...plan } = options;
  const files = { train: readLabelledFile(train), test: readLabelledFile(test) };
  await checkFolder(svg);
  const configuration = await loadConfiguration(settings.configFolder);
  const encoders = await openEncoders({ folder: settings.encodersFolder, ...configuration.encoders });
  for (const problem of encoders.problems) remark(problem);
  // With --json the standard output is the object alone; the nights then tell how far it is.
  const tell = json ? remark : print;
  try {
    const backend = await openBackend(settings.backend);
    const simulation = await runSimulation({
      ...files,
      ...plan,
      encoders,
      backend,
      onStart: (start) => renderStart(start).forEach(tell),
      onNight: (night) => tell(renderNight(night)),
    });
    await writeChart(svg, drawSimulation(simulation));
    print(json ? JSON.stringify({ ...simulation, backend: backend.name, svg }) : renderEnd(simulation));
    remark(`The chart is ${svg}.`);
  } finally {
    await encoders.close();
  }
}

/** Told at once, not after minutes of work. */
async function checkFolder(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK).catch((cause: unknown) => {
    throw toChartFault(file, cause);
  });
}

async function writeChart(file: string, chart: string): Promise<void> {
  await writeFile(file, chart).catch((cause: unknown) => {
    throw toChartFault(file, cause);
  });
}

function toChartFault(file: string, cause: unknown): UsherError {
  return new UsherError("input-invalid", `--svg: ${file} cannot be written; name a file in a folder you may write to`, {
    cause,
  });
}

function toWhole(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}

function toShare(value: string): number {
  const share = Number(value);
  if (value.trim() === "" || !(share >= 0 && share <= 0.9)) {
    throw new InvalidArgumentError("It must be a share from 0 to 0.9.");
  }
  return share;
}
