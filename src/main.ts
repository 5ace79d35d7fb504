#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import type { CommandContext } from "./commands/command-context.ts";
import { addFaqCommand } from "./commands/faq.ts";
import { readSettings } from "./commands/read-settings.ts";
import { UsherError } from "./core/errors.ts";

/** Exit statuses: 0 done, 1 it failed, 2 the call, the configuration or the input is at fault. */
async function main(): Promise<number> {
  const program = new Command("usher")
    .description(
      "A chat bot for developer communities: answers when it is sure, leads to the right people when it is not.",
    )
    .showHelpAfterError("(usher <command> --help tells more)")
    .exitOverride();
  try {
    const context: CommandContext = {
      settings: readSettings(process.env, process.cwd()),
      print: (line) => void process.stdout.write(`${line}\n`),
      remark: (line) => void process.stderr.write(`${line}\n`),
    };
    addFaqCommand(program, context);
    await program.parseAsync();
    return 0;
  } catch (error) {
    return toExitStatus(error);
  }
}

function toExitStatus(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsherError) {
    process.stderr.write(`usher: ${error.message}\n`);
    return error.code === "config-invalid" || error.code === "input-invalid" ? 2 : 1;
  }
  process.stderr.write(
    `usher: an unforeseen fault; please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 1;
}

// A reader that has seen enough (`usher faq list | head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await main();
