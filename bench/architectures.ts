// Compares the neural architectures on labelled files; prints a Markdown table.
//   npx tsx bench/architectures.ts [--train FILE] [--test FILE] [--backend native] [--architectures lstm,cnn,transformer] [--seed 1]
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type ArchitectureName, architectureNames } from "../src/learning/architectures/architecture.ts";
import { loadSequenceClassifier } from "../src/learning/architectures/load-sequence-classifier.ts";
import type { SequenceClassifier } from "../src/learning/architectures/sequence-classifier.ts";
import { trainSequenceClassifier } from "../src/learning/architectures/train-sequence-classifier.ts";
import { type Backend, openBackend } from "../src/learning/backend.ts";

interface Line {
  readonly text: string;
  readonly label: string;
}

const data = resolve(import.meta.dirname, "../../shared/data");
const { values } = parseArgs({
  options: {
    train: { type: "string", default: join(data, "hwu64.train.jsonl") },
    test: { type: "string", default: join(data, "hwu64.test.jsonl") },
    backend: { type: "string" },
    architectures: { type: "string", default: architectureNames.join(",") },
    seed: { type: "string", default: "1" },
    /** Trains on the first so many texts of each label. */
    shots: { type: "string" },
  },
});

const backend = await openBackend(values.backend);
const train = takeShots(readLines(values.train), Number(values.shots ?? Number.POSITIVE_INFINITY));
const test = readLines(values.test).filter(({ label }) => label !== "oos");
const chosen = architectureNames.filter((name) => values.architectures.split(",").includes(name));

console.log(`${train.length} texts to train on, ${test.length} to test, backend ${backend.name}\n`);
console.log("| Architecture | Accuracy | Training | Latency p50 | p99 | On disk | Loading |");
console.log("|---|---|---|---|---|---|---|");
for (const name of chosen) console.log(await measure(backend, name));

async function measure(on: Backend, architecture: ArchitectureName): Promise<string> {
  const start = performance.now();
  const trained = await trainSequenceClassifier({
    architecture,
    texts: train.map(({ text }) => text),
    labels: train.map(({ label }) => label),
    backend: on,
    seed: Number(values.seed),
  });
  const seconds = (performance.now() - start) / 1000;
  const folder = mkdtempSync(join(tmpdir(), "usher-bench-"));
  await trained.save(folder);
  trained.dispose();
  const kibibytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1024;
  const loadStart = performance.now();
  const loaded = await loadSequenceClassifier(folder, on);
  const loading = performance.now() - loadStart;
  rmSync(folder, { recursive: true });
  const latency = measureLatency(loaded);
  const accuracy = measureAccuracy(loaded);
  loaded.dispose();
  const cells = [
    architecture,
    `${(100 * accuracy).toFixed(1)} %`,
    `${seconds.toFixed(0)} s`,
    `${toPercentile(latency, 0.5).toFixed(1)} ms`,
    `${toPercentile(latency, 0.99).toFixed(1)} ms`,
    `${kibibytes.toFixed(0)} KiB`,
    `${loading.toFixed(0)} ms`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function measureAccuracy(classifier: SequenceClassifier): number {
  const predictions = classifier.predict(test.map(({ text }) => text));
  const right = predictions.filter((row, at) => {
    const best = row.reduce((top, value, label) => (value > (row[top] ?? 0) ? label : top), 0);
    return classifier.labels[best] === test[at]?.label;
  });
  return right.length / test.length;
}

function measureLatency(classifier: SequenceClassifier): number[] {
  const texts = test.slice(0, 300).map(({ text }) => text);
  for (const text of texts.slice(0, 20)) classifier.predict([text]);
  return texts.map((text) => {
    const start = performance.now();
    classifier.predict([text]);
    return performance.now() - start;
  });
}

function toPercentile(samples: readonly number[], share: number): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length * share)] ?? 0;
}

function takeShots(lines: readonly Line[], shots: number): Line[] {
  const seen = new Map<string, number>();
  return lines.filter(({ label }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count <= shots;
  });
}

function readLines(path: string): Line[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Line);
}
