import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BackendName, backendNames, openBackend } from "../src/learning/backend.ts";
import { outOfScopeLabel } from "../src/learning/classifier/training-example.ts";
import { type LabelledText, readLabelledFile } from "../src/learning/dataset/labelled-file.ts";
import { openEncoders } from "../src/learning/encoders/open-encoders.ts";
import { createLinearMethod } from "../src/learning/evaluation/create-linear-method.ts";
import { createRandom, shuffleIndices } from "../src/learning/random.ts";
import { rememberTexts } from "../src/learning/search/remember-texts.ts";
import { trainNodeNlp } from "./node-nlp.ts";

const textCount = 15_000;
const labelCount = 150;
const mostSeconds = 20;

/**
 * A full retrain of 15,000 examples in 150 labels with cached embeddings, on every backend that loads, beside node-nlp in one run.
 * Ends with status 1 where a backend takes longer than 20 s or longer than node-nlp. The folder of the public sets is the first
 * argument, backends to leave the others out may follow.
 */
export async function benchRetrain(folder: string, backends: readonly BackendName[]): Promise<boolean> {
  const texts = collectTexts(folder);
  const encoders = await openEncoders({
    folder: resolve(import.meta.dirname, "..", "models", "encoders"),
    english: "all-MiniLM-L6-v2",
    multilingual: undefined,
  });
  const encoder = encoders.english && rememberTexts(encoders.english);
  await encoder?.encode(texts.map(({ text }) => text));
  console.log(`${texts.length} texts in ${new Set(texts.map(({ label }) => label)).size} labels, embeddings cached`);
  const other = await measure("node-nlp", () => trainNodeNlp(texts));
  const seconds: number[] = [];
  for (const name of backends) {
    const backend = await openBackend(name).catch(() => undefined);
    if (!backend) {
      console.log(`${name}: does not load here`);
      continue;
    }
    const method = createLinearMethod({
      architecture: "pair",
      backend,
      encoders: { forLanguage: () => encoder },
      seed: 1,
    });
    seconds.push(await measure(`Usher, ${name}`, () => method(texts)));
  }
  await encoders.close();
  const holds = seconds.every((one) => one <= Math.min(mostSeconds, other));
  console.log(`${holds ? "ok  " : "FAIL"}  at most ${mostSeconds} s and node-nlp's time on every backend`);
  return holds;
}

async function measure(name: string, learn: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  const before = process.cpuUsage();
  await learn();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  console.log(`${name.padEnd(16)} ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time`);
  return seconds;
}

/** The largest labels of all sets together, filled up to the count with texts that lost one word. */
function collectTexts(folder: string): readonly LabelledText[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".jsonl"));
  const all = files.flatMap((file) =>
    readLabelledFile(join(folder, file))
      .filter(({ label }) => label !== outOfScopeLabel)
      .map(({ text, label }) => ({ text, label: `${file.split(".")[0]} ${label}` })),
  );
  const sizes = new Map<string, number>();
  for (const { label } of all) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const largest = new Set(
    [...sizes]
      .sort(([, a], [, b]) => b - a)
      .slice(0, labelCount)
      .map(([label]) => label),
  );
  const random = createRandom(1);
  const own = all.filter(({ label }) => largest.has(label));
  const order = [...shuffleIndices(own.length, random)].flatMap((at) => own[at] ?? []);
  const missing = Math.max(0, textCount - order.length);
  const more = order.slice(0, missing).map(({ text, label }) => ({ text: dropWord(text, random), label }));
  return [...order.slice(0, textCount), ...more];
}

function dropWord(text: string, random: () => number): string {
  const words = text.split(" ");
  const gone = Math.floor(random() * words.length);
  return words.length > 2 ? words.filter((_, at) => at !== gone).join(" ") : `${text} please`;
}

if (process.argv[1] === import.meta.filename) {
  const [given, ...named] = process.argv.slice(2);
  const folder = resolve(given ?? join(import.meta.dirname, "..", "..", "shared", "data"));
  const backends = backendNames.filter((name) => named.length === 0 || named.includes(name));
  if (existsSync(join(folder, "hwu64.train.jsonl"))) process.exitCode = (await benchRetrain(folder, backends)) ? 0 : 1;
  else console.error(`${folder} has no hwu64.train.jsonl; name the folder with the data sets as the first argument`);
}
