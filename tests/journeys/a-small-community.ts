import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, inject, onTestFinished } from "vitest";
import type { CommandContext } from "../../src/commands/command-context.ts";
import { createProgram } from "../../src/commands/create-program.ts";
import { readSettings } from "../../src/commands/read-settings.ts";
import { type Reading, toMiniEnvironment, writeMini } from "./write-mini.ts";

const program = join(import.meta.dirname, "../../dist/main.js");

/** Folders of an Usher of its own, with a community small enough to be trained in a moment. */
export interface SmallUsher {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

export function aSmallUsher(reading: Reading = "encoders"): SmallUsher {
  const folder = aFolder();
  return { folder, environment: writeMini(folder, reading) };
}

/** The same on n-grams alone, whose trainings take a second. */
export function aQuickUsher(): SmallUsher {
  return aSmallUsher("n-grams");
}

/** One that was trained before the tests began, with what that left in its folders. */
export function aTrainedUsher(reading: Reading = "n-grams"): SmallUsher {
  const folder = aFolder();
  cpSync(join(inject("trainedMinis"), reading), folder, { recursive: true });
  return { folder, environment: toMiniEnvironment(folder) };
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "usher-journey-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the command line to its end. */
export async function runUsher(
  usher: SmallUsher,
  args: readonly string[],
  changes: Readonly<Record<string, string>> = {},
  input = "",
): Promise<Outcome> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: usher.folder,
    env: { ...usher.environment, ...changes },
  });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  child.stdin.end(input);
  const [status] = await once(child, "close");
  return { status, output, errors };
}

/** Runs a command that needs no process of its own, and is spared its start; rejects where the command line would fail. */
export async function callUsher(usher: SmallUsher, args: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const context: CommandContext = {
    settings: readSettings(usher.environment, usher.folder),
    environment: usher.environment,
    program,
    print: (line) => printed.push(line),
    remark: () => {},
  };
  const command = await createProgram(context, args[0]);
  await command.parseAsync(args, { from: "user" });
  return printed.join("\n");
}

export interface RunningUsher {
  readonly address: string;
  /** Its lines on the standard error until it was ready. */
  readonly said: readonly string[];
  /** Resolves with the exit status, `null` when a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `usher start` and resolves once it says where it listens. */
export async function startUsher(
  usher: SmallUsher,
  changes: Readonly<Record<string, string>> = {},
): Promise<RunningUsher> {
  const child: ChildProcess = spawn(process.execPath, [program, "start"], {
    cwd: usher.folder,
    env: { ...usher.environment, ...changes },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr! })) {
    said.push(line);
    const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (address) return { address, said, end: (signal) => end(child, signal) };
  }
  throw new Error(`usher did not start:\n${said.join("\n")}`);
}

/** Calls a running Usher's API, which must accept it. */
export async function post<Answer>(address: string, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${address}/api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.stderr?.resume();
  child.kill(signal);
  const [status] = child.exitCode === null && child.signalCode === null ? await once(child, "exit") : [child.exitCode];
  return status;
}
