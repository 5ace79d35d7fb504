// Compares all architectures on labelled files and prints a Markdown table: accuracy, training, latency, size, loading. A network's row is
// a single training; a community's nightly one takes four, to calibrate it.
//   npx tsx bench/architectures.ts [--train FILE] [--test FILE] [--backend native] [--architectures pair,cnn] [--seed 1] [--shots 5]
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Architecture, architectures } from "../src/core/feedback/architecture.ts";
import { architectureNames as networks } from "../src/learning/architectures/architecture.ts";
import { readSequenceModel } from "../src/learning/architectures/sequence-model-files.ts";
import { openNetwork } from "../src/learning/architectures/serve/open-network.ts";
import { trainSequenceClassifier } from "../src/learning/architectures/train-sequence-classifier.ts";
import { openBackend } from "../src/learning/backend.ts";
import { outOfScopeLabel } from "../src/learning/classifier/training-example.ts";
import { type LabelledText, readLabelledFile } from "../src/learning/dataset/labelled-file.ts";
import { openEncoders } from "../src/learning/encoders/open-encoders.ts";
import { toTopIndex } from "../src/learning/heads/softmax.ts";
import { toPercentile } from "../src/learning/metrics/to-percentile.ts";
import { createTextClassifiers } from "../src/learning/model/classify-text.ts";
import { loadModel } from "../src/learning/model/load-model.ts";
import { saveModel } from "../src/learning/model/save-model.ts";
import { trainModel } from "../src/learning/model/train-model.ts";

const data = resolve(import.meta.dirname, "../../shared/data");
const { values } = parseArgs({
  options: {
    train: { type: "string", default: join(data, "hwu64.train.jsonl") },
    test: { type: "string", default: join(data, "hwu64.test.jsonl") },
    backend: { type: "string" },
    architectures: { type: "string", default: architectures.join(",") },
    seed: { type: "string", default: "1" },
    /** Trains on the first so many texts of each label. */
    shots: { type: "string" },
  },
});

/** A classifier as it was trained, written and loaded again. */
interface Measured {
  readonly folder: string;
  readonly loadingMs: number;
  classify(text: string): Promise<string>;
}

const backend = await openBackend(values.backend);
const inScope = ({ label }: LabelledText): boolean => label !== outOfScopeLabel;
const train = takeShots(
  readLabelledFile(values.train).filter(inScope),
  Number(values.shots ?? Number.POSITIVE_INFINITY),
);
const test = readLabelledFile(values.test).filter(inScope);
const encoders = await openEncoders({
  folder: resolve(import.meta.dirname, "..", "models", "encoders"),
  english: "all-MiniLM-L6-v2",
  multilingual: undefined,
});
const chosen = architectures.filter((name) => values.architectures.split(",").includes(name));

console.log(`${train.length} texts to train on, ${test.length} to test, backend ${backend.name}\n`);
console.log("| Architecture | Accuracy | Training (processor time) | Latency p50 | p99 | On disk | Loading |");
console.log("|---|---|---|---|---|---|---|");
for (const name of chosen) console.log(await measure(name));
await encoders.close();

async function measure(architecture: Architecture): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "usher-bench-"));
  const start = performance.now();
  const before = process.cpuUsage();
  const network = networks.find((name) => name === architecture);
  const load = await (network ? trainNetwork(network, folder) : trainLinear(architecture, folder));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const measured = await load();
  const times: number[] = [];
  let right = 0;
  for (const { text } of test.slice(0, 20)) await measured.classify(text);
  for (const { text, label } of test) {
    const asked = performance.now();
    if ((await measured.classify(text)) === label) right++;
    times.push(performance.now() - asked);
  }
  const kibibytes = toSize(folder) / 1024;
  rmSync(folder, { recursive: true });
  const cells = [
    architecture,
    `${((100 * right) / test.length).toFixed(1)} %`,
    `${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s)`,
    `${toPercentile(times, 0.5).toFixed(2)} ms`,
    `${toPercentile(times, 0.99).toFixed(2)} ms`,
    `${kibibytes.toFixed(0)} KiB`,
    `${measured.loadingMs.toFixed(0)} ms`,
  ];
  return `| ${cells.join(" | ")} |`;
}

async function trainNetwork(architecture: (typeof networks)[number], folder: string): Promise<() => Promise<Measured>> {
  const trained = await trainSequenceClassifier({
    architecture,
    texts: train.map(({ text }) => text),
    labels: train.map(({ label }) => label),
    backend,
    seed: Number(values.seed),
  });
  await trained.save(folder);
  trained.dispose();
  return async () => {
    const start = performance.now();
    const files = await readSequenceModel(folder);
    const served = openNetwork(files, files.labels);
    const loadingMs = performance.now() - start;
    return {
      folder,
      loadingMs,
      classify: async (text) => files.labels[toTopIndex(served.toLogits(text))] ?? "",
    };
  };
}

/** As a community's model with a role a label: sentence embeddings are made while it trains, and with every message. */
async function trainLinear(architecture: Architecture, folder: string): Promise<() => Promise<Measured>> {
  const examples = train.map(({ text, label }) => ({ text, role: label, source: "curated" as const, trust: 1 }));
  const model = await trainModel({
    community: "bench",
    version: "1",
    trainedAt: 0,
    dataset: { examples, faq: [], heldOut: [] },
    // The texts of one encoder alone, as the networks have them.
    encoders: { english: undefined, multilingual: encoders.english, forLanguage: () => encoders.english },
    backend,
    architecture,
    seed: Number(values.seed),
    precision: 0.95,
  });
  const saved = await saveModel(folder, model);
  return async () => {
    const start = performance.now();
    const classifier = createTextClassifiers((await loadModel(saved)).sides).forLanguage("en");
    const loadingMs = performance.now() - start;
    const encoder = architecture === "ngrams" ? undefined : encoders.english;
    return {
      folder,
      loadingMs,
      classify: async (text) => {
        const [embedding] = (await encoder?.encode([text])) ?? [];
        return classifier.predict(text, embedding).role[0]?.label ?? "";
      },
    };
  };
}

function toSize(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}

function takeShots(lines: readonly LabelledText[], shots: number): readonly LabelledText[] {
  const seen = new Map<string, number>();
  return lines.filter(({ label }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count <= shots;
  });
}
