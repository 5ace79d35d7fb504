import { createRequire } from "node:module";
import type { LabelledText } from "../src/learning/dataset/labelled-file.ts";
import type { TrainedMethod } from "../src/learning/evaluation/method.ts";

interface NodeNlp {
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ readonly intent: string }>;
}

/** Trains node-nlp, what a JavaScript developer would pick, on the same texts. */
export async function trainNodeNlp(train: readonly LabelledText[]): Promise<Pick<TrainedMethod, "classify">> {
  const { NlpManager } = createRequire(import.meta.url)("node-nlp") as {
    readonly NlpManager: new (settings: object) => NodeNlp;
  };
  const manager = new NlpManager({ languages: ["en"], forceNER: false, autoSave: false, nlu: { log: false } });
  for (const { text, label } of train) manager.addDocument("en", text, label);
  await manager.train();
  return {
    async classify(text) {
      const { intent } = await manager.process("en", text);
      return { predictions: [{ label: intent, confidence: 1 }], outOfScope: 0 };
    },
  };
}
