import type { Faq } from "../../core/faq/faq.ts";
import type { Example } from "../../core/feedback/example.ts";
import { outOfScopeLabel } from "../classifier/training-example.ts";
import type { Dataset } from "../dataset/dataset.ts";
import { detectLanguage } from "../encoders/detect-language.ts";
import { kindLabels, type LabelSet } from "./label-sets.ts";

/** A text with its label in each set that it teaches. */
export interface LabelledText {
  readonly text: string;
  readonly language: string;
  readonly labels: Readonly<Partial<Record<LabelSet, string>>>;
  readonly weight: number;
  /** False for FAQ wordings outside the topics: their like is in the training set, so nothing is learnt of how sure one may be. */
  readonly source: Example["source"];
}

/** How much a FAQ's wording counts beside an example of that very label; less for the kind, since an editor worded it. */
export const faqWeights = { role: 0.5, stage: 0.5, kind: 0.3, topic: 1 } as const;

/** All texts of a dataset that teach something. */
export function toLabelledTexts(dataset: Dataset): readonly LabelledText[] {
  return [...dataset.examples.map(fromExample), ...dataset.faq.flatMap(fromFaq)].filter(
    ({ text, labels, weight }) => text.trim() !== "" && weight > 0 && Object.keys(labels).length > 0,
  );
}

/** The labels an example gives; a question in scope is also labelled a question. */
export function toLabels(example: Example): LabelledText["labels"] {
  const { role, stage, faq, kind } = example;
  if (kind === "not-a-question") return { kind: kindLabels.notAQuestion };
  if (kind === "out-of-scope") return { kind: kindLabels.question, role: outOfScopeLabel };
  return {
    kind: kindLabels.question,
    ...(role === undefined ? {} : { role }),
    ...(stage === undefined ? {} : { stage }),
    ...(typeof faq === "string" && { topic: faq }),
  };
}

function fromExample(example: Example): LabelledText {
  const { text, trust, source } = example;
  return { text, language: detectLanguage(text), labels: toLabels(example), weight: trust, source };
}

function fromFaq(faq: Faq): readonly LabelledText[] {
  const labels = {
    kind: kindLabels.question,
    topic: faq.id,
    ...(faq.role === undefined ? {} : { role: faq.role }),
    ...(faq.stage === undefined ? {} : { stage: faq.stage }),
  };
  return Object.entries(faq.texts).flatMap(([language, { question, variants }]) =>
    [question, ...variants].map((text) => ({ text, language, labels, weight: 1, source: "faq" as const })),
  );
}
