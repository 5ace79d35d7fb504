/**
 * How long a message takes while a training on 15,000 examples runs in its child process, beside an idle Usher: fails where the 95th
 * percentile more than doubles. Run: npm run build && npx tsx bench/latency-while-training.ts [examples]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { parse, stringify } from "yaml";
import { trainInChild } from "../src/commands/training/train-in-child.ts";
import { toPercentile } from "../src/learning/metrics/to-percentile.ts";

const wanted = Number(process.argv[2] ?? 15_000);
const program = resolve("dist/main.js");
const folder = mkdtempSync(join(tmpdir(), "usher-latency-"));
const settings = {
  configFolder: join(folder, "config"),
  dataFolder: join(folder, "data"),
  modelsFolder: join(folder, "models"),
};
let asked = 0;

try {
  cpSync("config", settings.configFolder, { recursive: true });
  const server = await start();
  await measure(server.address, async () => asked >= 100);
  const idle = await measure(server.address, async () => asked >= 600);
  multiplyExamples();
  let isDone = false;
  const started = performance.now();
  const training = trainInChild({ program, community: "sample", settings, onProgress: () => {} }).finally(() => {
    isDone = true;
  });
  const busy = await measure(server.address, async () => isDone);
  const outcome = await training;
  const seconds = (performance.now() - started) / 1000;
  // The new model is taken in meanwhile.
  const until = asked + 200;
  const after = await measure(server.address, async () => asked >= until);
  server.child.kill("SIGTERM");
  console.log(`training on ${outcome?.examples.total} examples took ${seconds.toFixed(0)} s, encoding included`);
  print("idle", idle);
  print("while it trains", busy);
  print("while the model is taken in", after);
  const ratio = toPercentile(busy, 0.95) / toPercentile(idle, 0.95);
  console.log(`95th percentile: ${ratio.toFixed(2)} times the idle one`);
  if (ratio > 2) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The sample's examples in as many wordings as are wanted, all different. */
function multiplyExamples(): void {
  const file = join(settings.configFolder, "examples.yaml");
  const { examples } = parse(readFileSync(file, "utf8")) as { examples: readonly { readonly text: string }[] };
  const many = Array.from({ length: wanted }, (_, at) => {
    const example = examples[at % examples.length]!;
    const round = Math.floor(at / examples.length);
    return round === 0 ? example : { ...example, text: `${example.text} (case ${round} of ${at})` };
  });
  writeFileSync(file, stringify({ examples: many }));
}

async function start(): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const { configFolder: USHER_CONFIG, dataFolder: USHER_DATA, modelsFolder: USHER_MODELS } = settings;
  const child = spawn(process.execPath, [program, "start"], {
    env: { ...process.env, USHER_CONFIG, USHER_DATA, USHER_MODELS, PORT: "0", LOG_LEVEL: "error" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  for await (const line of createInterface({ input: child.stderr! })) {
    const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (!address) continue;
    child.stderr?.resume();
    return { child, address };
  }
  throw new Error("usher did not start");
}

/** Milliseconds of each message, one every 30, until told to stop. */
async function measure(address: string, isEnough: () => Promise<boolean>): Promise<readonly number[]> {
  const times: number[] = [];
  while (!(await isEnough())) {
    const messageId = `m${asked++}`;
    const text = `how do I solve problem ${asked % 97} with my gpu loader?`;
    const before = performance.now();
    const response = await fetch(`${address}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ channel: "help", author: `p${asked % 50}`, text, messageId }),
    });
    if (!response.ok) throw new Error(await response.text());
    await response.arrayBuffer();
    times.push(performance.now() - before);
    await pause(30);
  }
  return times;
}

function print(what: string, times: readonly number[]): void {
  const at = (share: number): string => toPercentile(times, share).toFixed(1).padStart(6);
  console.log(
    `${what.padEnd(28)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  p99 ${at(0.99)} ms  (${times.length} messages)`,
  );
}
