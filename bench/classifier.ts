import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { openBackend } from "../src/learning/backend.ts";
import { type LabelledText, readLabelledFile } from "../src/learning/dataset/labelled-file.ts";
import { openEncoders } from "../src/learning/encoders/open-encoders.ts";
import { createLinearMethod } from "../src/learning/evaluation/create-linear-method.ts";
import type { TrainedMethod } from "../src/learning/evaluation/method.ts";
import { toPercentile } from "../src/learning/metrics/to-percentile.ts";
import { trainNodeNlp } from "./node-nlp.ts";

/** One row of the table. */
interface Row {
  readonly name: string;
  readonly trainSeconds: number;
  readonly accuracy: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Usher beside node-nlp on HWU64 (64 intents), in one run: training time, accuracy, latency of one message. Ends with status 1
 * where training or the n-gram path is slower than node-nlp, or a message on the full path takes longer than 6 ms (p50) or 25 ms
 * (p99). The folder with hwu64.train.jsonl and hwu64.test.jsonl is the first argument.
 */
export async function benchClassifier(folder: string): Promise<boolean> {
  const train = readLabelledFile(join(folder, "hwu64.train.jsonl"));
  const test = readLabelledFile(join(folder, "hwu64.test.jsonl"));
  const encoders = await openEncoders({
    folder: resolve(import.meta.dirname, "..", "models", "encoders"),
    english: "all-MiniLM-L6-v2",
    multilingual: undefined,
  });
  const backend = await openBackend(process.env.USHER_BACKEND);
  const usher = (architecture: "pair" | "ngrams") =>
    measure(architecture === "pair" ? "Usher, full path" : "Usher, n-grams", train, test, async () =>
      createLinearMethod({ architecture, backend, encoders, seed: 1 })(train),
    );
  await encoders.english?.encode(["warm"]);
  const full = await usher("pair");
  const ngrams = await usher("ngrams");
  const other = await measure("node-nlp", train, test, () => trainNodeNlp(train));
  await encoders.close();
  console.log(`HWU64: ${train.length} texts to learn, ${test.length} to judge; backend ${backend.name}`);
  console.table(Object.fromEntries([full, ngrams, other].map(({ name, ...figures }) => [name, round(figures)])));
  const checks: readonly (readonly [string, boolean])[] = [
    ["training is not slower than node-nlp's", full.trainSeconds <= other.trainSeconds],
    ["accuracy is at least 0.923 and above node-nlp's", full.accuracy >= Math.max(0.923, other.accuracy)],
    ["the n-gram path takes at most node-nlp's time", ngrams.p50 <= other.p50],
    ["the full path takes at most 6 ms (p50) and 25 ms (p99)", full.p50 <= 6 && full.p99 <= 25],
  ];
  for (const [promise, holds] of checks) console.log(`${holds ? "ok  " : "FAIL"}  ${promise}`);
  return checks.every(([, holds]) => holds);
}

async function measure(
  name: string,
  train: readonly LabelledText[],
  test: readonly LabelledText[],
  learn: () => Promise<Pick<TrainedMethod, "classify">>,
): Promise<Row> {
  const started = performance.now();
  const method = await learn();
  const trainSeconds = (performance.now() - started) / 1000;
  for (const { text } of train.slice(0, 50)) await method.classify(text);
  const times: number[] = [];
  let right = 0;
  for (const { text, label } of test) {
    const start = performance.now();
    const { predictions } = await method.classify(text);
    times.push(performance.now() - start);
    if (predictions[0]?.label === label) right++;
  }
  return {
    name,
    trainSeconds,
    accuracy: right / test.length,
    p50: toPercentile(times, 0.5),
    p99: toPercentile(times, 0.99),
  };
}

function round(figures: Omit<Row, "name">): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Math.round(value * 1000) / 1000]));
}

if (process.argv[1] === import.meta.filename) {
  const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "..", "..", "shared", "data"));
  if (existsSync(join(folder, "hwu64.train.jsonl"))) process.exitCode = (await benchClassifier(folder)) ? 0 : 1;
  else console.error(`${folder} has no hwu64.train.jsonl; name the folder with the data set as the first argument`);
}
