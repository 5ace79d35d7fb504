import { fileURLToPath } from "node:url";
import type { Faq } from "../src/core/faq/faq.ts";
import { openEncoders } from "../src/learning/encoders/open-encoders.ts";
import { createRandom } from "../src/learning/random.ts";
import { createKnowledgeIndex } from "../src/learning/search/create-knowledge-index.ts";

// Search time and memory with 1,000 FAQ of six wordings and 10,000 verified questions: npx tsx bench/faq-search.ts

const folder = fileURLToPath(new URL("../models/encoders", import.meta.url));
const encoders = await openEncoders({ folder, english: "all-MiniLM-L6-v2", multilingual: "use-multilingual-v3" });
const random = createRandom(1);
const words =
  "train model data loss gpu memory driver install token batch layer prompt server deploy test metric licence release review chunk vector cache error version python docker api cost".split(
    " ",
  );

function toSentence(): string {
  return Array.from({ length: 9 }, () => words[Math.floor(random() * words.length)]).join(" ");
}

const faq: readonly Faq[] = Array.from({ length: 1000 }, (_, number) => ({
  id: `faq-${number}`,
  tags: [],
  texts: {
    en: {
      question: toSentence(),
      variants: Array.from({ length: 5 }, toSentence),
      answer: `${toSentence()} ${toSentence()}.\n\n${toSentence()} ${toSentence()}.`,
    },
  },
}));
const verified = Array.from({ length: 10_000 }, (_, number) => {
  const questionId = `q${number}`;
  return { questionId, text: toSentence(), answer: { kind: "solved" as const, id: questionId } };
});

function toMegabytes(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}

console.log(`empty                      ${toMegabytes()} MB`);
const index = await createKnowledgeIndex({ faq, encoders });
await index.add(verified);
console.log(`English indexed            ${toMegabytes()} MB`);
await measure("English", "en", "how do I train the model on one gpu");
await measure("Chinese", "zh", "显存不够怎么训练模型");

async function measure(name: string, language: string, text: string): Promise<void> {
  const encoder = encoders.forLanguage(language);
  await index.search(text, { language });
  const whole: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < 200; round++) {
    const started = performance.now();
    const [vector] = (await encoder?.encode([text])) ?? [];
    const encoded = performance.now();
    const space = encoder === encoders.english ? "english" : "multilingual";
    await index.search(text, { language, ...(vector ? { embeddings: { [space]: vector } } : {}) });
    alone.push(performance.now() - encoded);
    whole.push(performance.now() - started);
  }
  console.log(`${name}: search ${toQuantiles(alone)}, with encoding ${toQuantiles(whole)}, ${toMegabytes()} MB`);
}

function toQuantiles(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
