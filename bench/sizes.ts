/**
 * What one byte a weight costs and saves, and how large a model of 150 topics is. Trains each set once and judges the test texts by
 * the heads as they were learnt (floats) and as they are stored and loaded again (int8). Then saves a community of 150 topics with ten
 * wordings each, drawn from the sets' largest labels, and loads it ten times. Ends with status 1 where a loss can be told from chance,
 * the model has 4 MB or more, or its loading (median) takes 100 ms or more.
 *   npx tsx bench/sizes.ts [folder of the public sets]
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Faq } from "../src/core/faq/faq.ts";
import type { Example } from "../src/core/feedback/example.ts";
import { openBackend } from "../src/learning/backend.ts";
import { outOfScopeLabel } from "../src/learning/classifier/training-example.ts";
import { type LabelledText, readLabelledFile } from "../src/learning/dataset/labelled-file.ts";
import { openEncoders } from "../src/learning/encoders/open-encoders.ts";
import { toPercentile } from "../src/learning/metrics/to-percentile.ts";
import { createTextClassifiers } from "../src/learning/model/classify-text.ts";
import { loadModel } from "../src/learning/model/load-model.ts";
import type { Model } from "../src/learning/model/model.ts";
import { saveModel } from "../src/learning/model/save-model.ts";
import { trainModel } from "../src/learning/model/train-model.ts";
import { compareScores } from "../src/learning/retraining/compare-scores.ts";
import { rememberEncoders } from "../src/learning/retraining/remember-encoders.ts";

const data = resolve(process.argv[2] ?? join(import.meta.dirname, "..", "..", "shared", "data"));
const backend = await openBackend();
const opened = await openEncoders({
  folder: resolve(import.meta.dirname, "..", "models", "encoders"),
  english: "all-MiniLM-L6-v2",
  multilingual: undefined,
});
const encoders = rememberEncoders(opened);
const folder = mkdtempSync(join(tmpdir(), "usher-sizes-"));
let holds = true;
try {
  for (const set of ["hwu64", "hint3-curekart"]) holds = (await compareWeights(set)) && holds;
  holds = (await measureTopics(150, 10)) && holds;
} finally {
  await opened.close();
  rmSync(folder, { recursive: true });
}
console.log(`${holds ? "ok  " : "FAIL"}  no loss beyond chance; under 4 MB; loaded in under 100 ms`);
process.exitCode = holds ? 0 : 1;

/** The same model before it was stored and after. */
async function compareWeights(set: string): Promise<boolean> {
  const inScope = ({ label }: LabelledText): boolean => label !== outOfScopeLabel;
  const train = readLabelledFile(join(data, `${set}.train.jsonl`)).filter(inScope);
  const test = readLabelledFile(join(data, `${set}.test.jsonl`)).filter(inScope);
  const examples = train.map(({ text, label }): Example => ({ text, role: label, source: "curated", trust: 1 }));
  const learnt = await learn(set, examples, []);
  const { weights, model: stored } = await store(learnt);
  const before = await judge(learnt, test);
  const after = await judge(stored, test);
  const comparison = compareScores(before.map((current, at) => ({ current, candidate: after[at] ?? 0 })));
  const { before: floats, after: bytes, gained, lost, chance } = comparison;
  const byFloats = countFloats(learnt) * 4;
  console.log(
    `${set}: floats ${percent(floats)}, int8 ${percent(bytes)} (${gained} better, ${lost} worse of ${test.length}); ${megabytes(byFloats)} of weights → ${megabytes(weights)} of files`,
  );
  return chance >= 0.05;
}

/** A community as one with 150 FAQ is: each topic an entry with its wordings, and a role for every ten of them. */
async function measureTopics(topics: number, wordings: number): Promise<boolean> {
  const byLabel = new Map<string, string[]>();
  for (const file of readdirSync(data).filter((name) => name.endsWith(".train.jsonl"))) {
    for (const { text, label } of readLabelledFile(join(data, file)))
      if (label !== outOfScopeLabel)
        byLabel.set(`${file} ${label}`, [...(byLabel.get(`${file} ${label}`) ?? []), text]);
  }
  const enough = [...byLabel.values()].filter((texts) => texts.length >= wordings);
  const faq = Array.from({ length: topics }, (_, topic): Faq => {
    // Where there are too few labels, another ten of the texts of one stand for a further topic.
    const texts = enough[topic % enough.length] ?? [];
    const start = Math.floor(topic / enough.length) * wordings;
    const [question = `topic ${topic}`, ...variants] = texts.slice(start, start + wordings);
    return {
      id: `topic-${topic}`,
      tags: [],
      role: `role-${topic % 15}`,
      texts: { en: { question, variants, answer: "…" } },
    };
  });
  const { model, weights, path } = await store(await learn("topics", [], faq));
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < 10; round++) {
    const start = performance.now();
    createTextClassifiers((await loadModel(path)).sides);
    times.push(performance.now() - start);
  }
  const labels = model.sides.multilingual.classifiers.topic?.labels.length ?? 0;
  const median = toPercentile(times, 0.5);
  const { user, system } = process.cpuUsage(before);
  const worked = (user + system) / 1000 / times.length;
  console.log(
    `${labels} topics, ${topics * wordings} wordings: ${megabytes(weights)}, loaded in ${median.toFixed(0)} ms (median of ten), ${worked.toFixed(0)} ms of processor time`,
  );
  return labels === topics && weights < 4e6 && median < 100;
}

function learn(version: string, examples: readonly Example[], faq: readonly Faq[]): Promise<Model> {
  return trainModel({
    community: "bench",
    version,
    trainedAt: 0,
    dataset: { examples, faq, heldOut: [] },
    encoders: { english: undefined, multilingual: encoders.english, forLanguage: () => encoders.english },
    backend,
    seed: 1,
    precision: 0.95,
  });
}

async function store(
  model: Model,
): Promise<{ readonly path: string; readonly model: Model; readonly weights: number }> {
  const path = await saveModel(folder, model);
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => statSync(join(path, name)));
  const weights = files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  return { path, model: await loadModel(path), weights };
}

/** 1 where the label is right, a text. */
async function judge(model: Model, test: readonly LabelledText[]): Promise<readonly number[]> {
  const classifier = createTextClassifiers(model.sides).forLanguage("en");
  const embeddings = await encoders.english?.encode(test.map(({ text }) => text));
  return test.map(({ text, label }, at) => Number(classifier.predict(text, embeddings?.[at]).role[0]?.label === label));
}

/** Numbers that the voices hold as floats while they are learnt. */
function countFloats({ sides }: Model): number {
  return Object.values(sides.multilingual.classifiers).reduce((sum, { voices }) => {
    const { ngrams, dense, neighbours } = voices;
    const compared = (neighbours?.labels.length ?? 0) * (neighbours?.table.dimensions ?? 0);
    return sum + (ngrams?.kernel.length ?? 0) + (dense?.kernel.length ?? 0) + compared;
  }, 0);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
