import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished } from "vitest";
import { stringify } from "yaml";
import type { CommandContext } from "../../src/commands/command-context.ts";
import { createProgram } from "../../src/commands/create-program.ts";
import { readSettings } from "../../src/commands/read-settings.ts";

const program = join(import.meta.dirname, "../../dist/main.js");

/** Folders of an Usher of its own, with a community small enough to be trained in a moment. */
export interface SmallUsher {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

export function aSmallUsher(): SmallUsher {
  const folder = mkdtempSync(join(tmpdir(), "usher-journey-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "config"));
  const write = (name: string, content: object) => writeFileSync(join(folder, "config", name), stringify(content));
  write("usher.yaml", { communities: [community] });
  write("faq.yaml", { faq });
  write("examples.yaml", { examples });
  write("held-out.yaml", { heldOut: [] });
  return {
    folder,
    environment: {
      PATH: process.env.PATH ?? "",
      PORT: "0",
      USHER_CONFIG: join(folder, "config"),
      USHER_DATA: join(folder, "data"),
      USHER_MODELS: join(folder, "models"),
      ...(process.env.USHER_BACKEND ? { USHER_BACKEND: process.env.USHER_BACKEND } : {}),
    },
  };
}

/** The same on n-grams alone, whose trainings take a second. */
export function aQuickUsher(): SmallUsher {
  const usher = aSmallUsher();
  const file = join(usher.folder, "config", "usher.yaml");
  writeFileSync(file, `encoders: { english: nowhere, multilingual: nowhere-either }\n${readFileSync(file, "utf8")}`);
  return usher;
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

const community = {
  id: "mini",
  name: "Mini",
  languages: ["en", "zh"],
  precision: 0.6,
  stages: ["implementation", "testing"],
  roles: [
    { id: "developer", name: "Developers", description: "Code", members: [{ id: "dora", name: "Dora" }] },
    { id: "tester", name: "Testers", description: "Tests", members: [{ id: "tom", name: "Tom" }] },
  ],
  platforms: {
    web: { channels: [{ id: "help", mode: "auto" }], moderators: ["mona", "max"] },
    terminal: { channels: [{ id: "terminal", mode: "auto" }] },
  },
};

const faq = [
  [
    "install",
    "How do I install the package?",
    ["pip install fails", "installing it on windows", "set up the package", "which command installs it"],
    "Run `pip install mini`.",
  ],
  [
    "gpu",
    "Why is my GPU not used?",
    ["cuda not available", "it runs on the cpu only", "torch does not see the graphics card", "no gpu found"],
    "Install a CUDA build.",
  ],
  [
    "overfit",
    "How do I stop overfitting?",
    [
      "validation loss rises",
      "the model memorises the training set",
      "too little data, it overfits",
      "train good test bad",
    ],
    "Regularise and stop early.",
  ],
  [
    "licence",
    "May I use it commercially?",
    ["which licence is it", "can my company sell it", "is it free for business", "terms of use"],
    "It is MIT.",
  ],
  [
    "release",
    "When is the next release?",
    ["release date of the next version", "is 2.0 out soon", "roadmap for this quarter", "new version when"],
    "Every second month.",
  ],
].map(([id, question, variants, answer]) => ({ id, texts: { en: { question, variants, answer } } }));

const examples = [
  ...[
    "refactor the loader module",
    "the decoder caches keys twice in this function",
    "can I add a backend to the tokenizer class",
    "review my pull request for the parser",
    "why is attention computed in float32",
    "the training loop drops the last batch",
    "where is the config class defined",
    "extend the plugin api with a hook",
  ].map((text) => ({ text, role: "developer", stage: "implementation" })),
  ...[
    "the ci test is flaky since monday",
    "how big should the test set be",
    "f1 dropped after the merge, who verifies",
    "is there a regression test for this bug",
    "coverage of the parser is too low",
    "reproduce the failing benchmark",
    "which metric do we report",
    "load test the server before release",
  ].map((text) => ({ text, role: "tester", stage: "testing" })),
  ...[
    "good morning all",
    "thanks a lot",
    "lol",
    "see you tomorrow",
    "just merged it",
    "works now, cheers",
    "happy friday",
    "congrats everyone",
    "nice one",
    "我先下了",
    "谢谢大佬",
    "早上好",
  ].map((text) => ({ text, kind: "not-a-question" })),
  ...[
    "best pizza in town",
    "who won the match",
    "recipe for pancakes",
    "will it rain tomorrow",
    "cheap flights to rome",
    "how to train my dog",
  ].map((text) => ({ text, kind: "out-of-scope" })),
];
