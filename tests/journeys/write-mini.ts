import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

/** With the encoders that ship, or on n-grams alone, whose trainings take a second. */
export type Reading = "encoders" | "n-grams";

/** Writes the configuration of a community small enough to be trained in a moment; gives the environment of an Usher of its own there. */
export function writeMini(folder: string, reading: Reading): Readonly<Record<string, string>> {
  mkdirSync(join(folder, "config"));
  const write = (name: string, content: object) => writeFileSync(join(folder, "config", name), stringify(content));
  const encoders = { encoders: { english: "nowhere", multilingual: "nowhere-either" } };
  write("usher.yaml", { ...(reading === "n-grams" && encoders), communities: [community] });
  write("faq.yaml", { faq });
  write("examples.yaml", { examples });
  write("held-out.yaml", { heldOut: [] });
  return toMiniEnvironment(folder);
}

/** The environment of an Usher that has its folders there. */
export function toMiniEnvironment(folder: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env.PATH ?? "",
    PORT: "0",
    USHER_CONFIG: join(folder, "config"),
    USHER_DATA: join(folder, "data"),
    USHER_MODELS: join(folder, "models"),
    ...(process.env.USHER_BACKEND ? { USHER_BACKEND: process.env.USHER_BACKEND } : {}),
  };
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
