/** What is predicted of a text, each by a classifier of its own; `role` also knows what is out of scope. */
export const labelSets = ["role", "stage", "kind", "topic"] as const;

export type LabelSet = (typeof labelSets)[number];

/** The two labels of the set `kind`. */
export const kindLabels = { question: "question", notAQuestion: "not-a-question" } as const;
