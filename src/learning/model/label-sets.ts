import { addQuestionCues } from "../classifier/question-cues.ts";

/** What is predicted of a text, each by a classifier of its own; `role` also knows what is out of scope. */
export const labelSets = ["role", "stage", "kind", "topic"] as const;

export type LabelSet = (typeof labelSets)[number];

/** The two labels of the set `kind`. */
export const kindLabels = { question: "question", notAQuestion: "not-a-question" } as const;

/** What a set's classifier is given for an embedding: whether something is asked shows in the mood of a text, not in its subject. */
export function toSetEmbedding(set: LabelSet, embedding: Float32Array, text: string): Float32Array {
  return set === "kind" ? addQuestionCues(embedding, text) : embedding;
}
