#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import type { CommandContext } from "./commands/command-context.ts";
import { createProgram } from "./commands/create-program.ts";
import { readSettings } from "./commands/read-settings.ts";
import { UsherError } from "./core/errors.ts";

/** Exit statuses: 0 done, 1 it failed, 2 the call, the configuration or the input is at fault. */
async function main(): Promise<number> {
  try {
    const context: CommandContext = {
      settings: readSettings(process.env, process.cwd()),
      environment: process.env,
      program: fileURLToPath(import.meta.url),
      print: (line) => void process.stdout.write(`${line}\n`),
      remark: (line) => void process.stderr.write(`${line}\n`),
    };
    const program = await createProgram(context, process.argv[2]);
    await program.parseAsync();
    return Number(process.exitCode ?? 0);
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
  const trace = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`usher: an unforeseen fault; please report it with these lines:\n${trace}\n`);
  return 1;
}

// A reader that has seen enough (`usher faq list | head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await main();
