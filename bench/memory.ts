import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parse, stringify } from "yaml";
import type { Faq } from "../src/core/faq/faq.ts";
import { openStore } from "../src/store/open-store.ts";

/** What a busy community weighs: 1,000 FAQ and 10,000 stored questions, a tenth of them confirmed by a moderator. */
const faqCount = 1000;
const questionCount = 10_000;

const folder = mkdtempSync(join(tmpdir(), "usher-memory-"));
try {
  await prepare();
  const server = await start();
  const print = (when: string) => console.log(`${when.padEnd(44)} ${residentMegabytes(server.child)} MB resident`);
  print("started");
  for (let turn = 0; turn < 300; turn++)
    await ask(server.address, `how do I solve problem ${turn % 97} with my gpu loader?`);
  print("after 300 English questions");
  for (let turn = 0; turn < 100; turn++) await ask(server.address, `第 ${turn % 31} 个模型训练报错怎么解决？`);
  print("after 100 Chinese questions (second encoder)");
  server.child.kill("SIGTERM");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function prepare(): Promise<void> {
  mkdirSync(join(folder, "config"));
  for (const file of ["usher.yaml", "examples.yaml", "held-out.yaml", "glossary.yaml"]) {
    writeFileSync(join(folder, "config", file), readFileSync(join("config", file)));
  }
  const { faq } = parse(readFileSync("config/faq.yaml", "utf8")) as { faq: Faq[] };
  writeFileSync(join(folder, "config", "faq.yaml"), stringify({ faq: multiply(faq) }));
  const store = await openStore({ file: join(folder, "data", "usher.db") });
  for (let number = 0; number < questionCount; number++) await recordQuestion(store, number);
  await store.close();
}

/** Every entry in ten versions of a product, which keeps the texts as long and as different as real ones are. */
function multiply(faq: readonly Faq[]): readonly Faq[] {
  return Array.from({ length: faqCount }, (_, number) => {
    const entry = faq[number % faq.length]!;
    const version = Math.floor(number / faq.length);
    const mark = (text: string) => (version === 0 ? text : `${text} (product line ${version})`);
    const texts = Object.entries(entry.texts).map(([language, { question, variants, answer }]) => [
      language,
      { question: mark(question), variants: variants.map(mark), answer },
    ]);
    return { ...entry, id: version === 0 ? entry.id : `${entry.id}-${version}`, texts: Object.fromEntries(texts) };
  });
}

async function recordQuestion(store: Awaited<ReturnType<typeof openStore>>, number: number): Promise<void> {
  const id = `q${number}`;
  const askedAt = Date.now() - number * 60_000;
  const match = { kind: "faq", id: "cuda-not-available", wording: "no gpu", similarity: 1, confidence: 0.97 } as const;
  const topic = Array.from({ length: 10 }, (_, at) => ({ label: `entry-${at}`, confidence: 0.1 }));
  const predictions = {
    role: topic.slice(0, 4),
    stage: topic.slice(0, 6),
    topic,
    notAQuestion: 0.01,
    outOfScope: 0.01,
  };
  const thresholds = { answer: 0.9, suggest: 0.4, route: 0.5, notAQuestion: 0.5, outOfScope: 0.5 };
  const judgement = { language: "en", predictions, matches: [match], thresholds, modelVersion: "bench" };
  const verdict = { kind: "answer", match, rule: "sure-match", confidence: 0.97, reason: "" } as const;
  await store.questions.record({
    question: {
      id,
      platform: "web",
      community: "sample",
      channel: "help",
      messageId: id,
      asker: "ann",
      text: `question ${number}: my loader ${number % 613} does not see gpu ${number % 29} after upgrade ${number % 101}`,
      language: "en",
      askedAt,
    },
    verdict: { turn: 0, verdict, judgement, decidedAt: askedAt },
  });
  if (number % 10 > 0) return;
  const vote = { vote: "helpful", standpoint: "moderator", person: "mona" } as const;
  await store.feedback.record({ community: "sample", questionId: id, ...vote, at: askedAt });
}

async function start(): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const child = spawn(process.execPath, ["dist/main.js", "start"], {
    env: {
      ...process.env,
      PORT: "0",
      USHER_CONFIG: join(folder, "config"),
      USHER_DATA: join(folder, "data"),
      USHER_MODELS: join(folder, "models"),
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  for await (const line of createInterface({ input: child.stderr! })) {
    const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (address) {
      child.stderr!.resume();
      return { child, address };
    }
    if (/^usher:/.test(line)) console.error(line);
  }
  throw new Error("usher did not start");
}

async function ask(address: string, text: string): Promise<void> {
  const response = await fetch(`${address}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ channel: "help", author: "ann", text }),
  });
  if (!response.ok) throw new Error(await response.text());
  await response.arrayBuffer();
}

function residentMegabytes({ pid }: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
