import { createRandom } from "../../../src/learning/random.ts";

export interface ToyQuestion {
  readonly text: string;
  readonly label: string;
}

const nouns = {
  deploy: ["container", "server", "cluster", "gateway", "rollout", "上线", "服务器"],
  train: ["gradient", "epoch", "optimizer", "dataset", "checkpoint", "训练", "数据集"],
  review: ["pull request", "branch", "commit", "reviewer", "merge", "合并", "分支"],
} as const;
const frames = [
  "my {} is broken",
  "how do I fix the {} today?",
  "why does the {} of {} fail",
  "{} and {} again",
  "请问 {} 怎么办",
];

/** Questions of three topics with the topic's own words, as many of each. */
export function drawToyQuestions(count: number, seed: number): ToyQuestion[] {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const labels = Object.keys(nouns) as (keyof typeof nouns)[];
  return Array.from({ length: count }, (_, index) => {
    const label = labels[index % labels.length]!;
    return { text: pick(frames).replaceAll("{}", () => pick(nouns[label])), label };
  });
}
